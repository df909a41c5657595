import colors from 'picocolors';
import { expect, it } from 'vitest';
import { createSandbox } from './cases/sandbox.ts';
import { loadCatalogue } from './catalogue.ts';
import { runCommand } from './command.ts';
import { oldLineOf } from './old-line.ts';

const before = 'one\ntwo\nthree\nfour\nfive\n';
const after = 'new\none\nTWO\nthree\nfive\n';

it.each([
  [1, 1, 'is new, before all others'],
  [2, 1, 'stands behind a new one'],
  [3, 2, 'was changed'],
  [4, 3, 'stands behind a changed one'],
  [5, 5, 'stands behind one that is gone'],
])('line %i is made out of line %i, as it %s', (line, old) => {
  expect(oldLineOf(line, { before, after })).toBe(old);
});

it('is the same in a text that stays', () => {
  expect(oldLineOf(4, { before, after: before })).toBe(4);
});

it('is told of what a migration would leave, until it has written', async () => {
  const sandbox = await createSandbox({
    'a.ts': `import { WebSocket } from 'ws';
const feed = new WebSocket('ws://localhost');
feed.send('early');
export function kick(socket: WebSocket) {
  socket.close();
  socket.send('bye');
}
`,
  });
  const migrate = async (...words: string[]) => {
    let out = '';
    const write = (text: string) => void (out += text);
    const output = { write, tell: () => undefined, colors: colors.createColors(false) };
    const environment = { cwd: sandbox.folder, output, loadCatalogue };
    await runCommand(['migrate', '--force', '--only', 'guard-sends', ...words], environment);
    return /a\.ts:\d+:\d+ .*/.exec(out)?.[0];
  };
  expect(await migrate('--check')).toContain('a.ts:6:3  no-send-after-close');
  expect(await migrate()).toContain('a.ts:8:3  no-send-after-close');
  await sandbox.remove();
});
