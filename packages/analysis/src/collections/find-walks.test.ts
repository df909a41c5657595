// Each case is a text with marks: `jobs.shift(); //! removes-element`. A line without a mark changes no walk that stands there.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyseText } from '@socket-safety/testkit/marked-text';
import { describe, expect, test } from 'vitest';

const FOLDER = fileURLToPath(new URL('./cases/', import.meta.url));

function markedIn(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const marks = /\/\/! (.+)/.exec(line)?.[1]?.split(' ') ?? [];
    return marks.map((mark) => `${index + 1}: ${mark}`);
  });
}

function foundIn(text: string): string[] {
  const lines = analyseText(text).walks.map(({ change }) => `${change.node.loc.start.line}: ${change.kind}`);
  return [...new Set(lines)].sort((one, other) => parseInt(one, 10) - parseInt(other, 10));
}

describe('changes of what is walked', () => {
  for (const name of readdirSync(FOLDER)) {
    test(name, () => {
      const text = readFileSync(FOLDER + name, 'utf8');
      expect(foundIn(text)).toEqual(markedIn(text));
    });
  }
});
