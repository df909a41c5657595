// The code in the documentation is true: what a block marks with `//!` is reported, and nothing else is.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

const IMPORT = `import WebSocket, { WebSocketServer } from 'ws'; `;

interface CodeBlock {
  readonly heading: string;
  readonly text: string;
  readonly trust: 'contracts' | 'nothing';
}

/** Reads the ```` ```ts ```` blocks of a page; `strict` behind it: contracts do not count. */
function codeBlocks(page: string): CodeBlock[] {
  const path = new URL(`../../../../docs/${page}`, import.meta.url);
  const blocks: CodeBlock[] = [];
  let heading = '';
  let open: { lines: string[]; strict: boolean } | null = null;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const fence = /^```(\w*) ?(\w*)$/.exec(line);
    if (open === null) {
      heading = /^(?:#+ |\*\*)(.*?)(?:\.?\*\*.*)?$/.exec(line)?.[1] ?? heading;
      if (fence !== null) open = { lines: [], strict: fence[2] === 'strict' };
    } else if (fence === null) open.lines.push(line);
    else {
      blocks.push({ heading, text: open.lines.join('\n'), trust: open.strict ? 'nothing' : 'contracts' });
      open = null;
    }
  }
  return blocks;
}

describe.each(['states.md', 'precision.md', 'checks.md'])('%s', (page) => {
  const blocks = codeBlocks(page);
  test('has code', () => {
    expect(blocks.length).toBeGreaterThan(7);
  });
  test.each(blocks.map((block, index) => [`${index + 1}: ${block.heading}`, block] as const))(
    '%s',
    (_name, { text, trust }) => {
      const { expected, found } = compareMarks(IMPORT + text, { trust });
      expect(found).toEqual(expected);
    },
  );
});
