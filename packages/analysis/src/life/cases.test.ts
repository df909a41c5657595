// Whole programs with what outlives their sockets: a mark `//! require-close-cleanup` or `//! no-stale-close-handler` ends the line
// that a report is to point at.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { analyseText } from '@socket-safety/testkit/marked-text';
import { noImports } from '../imports.ts';

const FOLDER = fileURLToPath(new URL('./cases/', import.meta.url));
const MARK = /\/\/! (require-close-cleanup|no-stale-close-handler)$/;

function findingsOf(text: string, file: string): string[] {
  const { retentions, clearings } = analyseText(text, noImports, file);
  const found = [
    ...retentions().map(({ node }) => [node.loc.start.line, 'require-close-cleanup'] as const),
    ...clearings().map(({ node }) => [node.loc.start.line, 'no-stale-close-handler'] as const),
  ];
  return found.sort(([left], [right]) => left - right).map(([line, rule]) => `${line}: ${rule}`);
}

describe('whole programs', () => {
  test.each(readdirSync(FOLDER).sort())('%s', (file) => {
    const text = readFileSync(FOLDER + file, 'utf8');
    const expected = text.split('\n').flatMap((line, index) => {
      const rule = MARK.exec(line)?.[1];
      return rule === undefined ? [] : [`${index + 1}: ${rule}`];
    });
    expect(file.startsWith('bad-')).toBe(expected.length > 0);
    expect(findingsOf(text, file)).toEqual(expected);
  });
});

describe('what is not asked', () => {
  const LEAK = `const clients = new Set<WebSocket>();
    export function open(url: string) { const socket = new WebSocket(url); clients.add(socket); }`;

  it('is a file of tests', () => {
    expect(findingsOf(LEAK, 'open.ts')).toHaveLength(1);
    expect(findingsOf(`${LEAK}\ntest('opens', () => { open('ws://host'); });`, 'open.ts')).toEqual([]);
  });

  it('is a file without sockets', () => {
    expect(findingsOf(LEAK.replaceAll('WebSocket', 'Worker2'), 'open.ts')).toEqual([]);
  });
});
