import { expect, it } from 'vitest';
import { printTable } from './table.ts';

it('aligns words to the left and numbers to the right', () => {
  const rows = [
    ['owner/chat', 7],
    ['owner/relay-of-mails', 1200],
  ];
  expect(printTable(['repository', 'files'], rows)).toBe(
    ['repository            files', 'owner/chat                7', 'owner/relay-of-mails   1200'].join('\n'),
  );
});
