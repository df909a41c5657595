import colors from 'picocolors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from './ask.ts';
import { fakeCatalogue } from './cases/fake-catalogue.ts';
import { createSandbox, type Run, type Sandbox } from './cases/sandbox.ts';
import { runMigrate, type MigrateOptions } from './migrate.ts';

const SOCKET = 'new WebSocket(url);\n';
const RISKY = `${SOCKET}risky(1);\nrisky(2);\n`;

let sandbox: Sandbox;
beforeEach(async () => void (sandbox = await createSandbox({ 'a.ts': RISKY, 'b.ts': RISKY })));
afterEach(() => sandbox.remove());

/** Runs with these answers, one letter each; `-` is Ctrl-C. */
async function migrate(
  letters: string,
  options: MigrateOptions = {},
): Promise<Run & { readonly asked: number }> {
  let [out, err] = ['', ''];
  let asked = 0;
  const ask: Ask = (_question, choices) =>
    Promise.resolve(choices.find(({ key }) => key === letters[asked])?.key ?? null).finally(() => asked++);
  const code = await runMigrate(
    ['.'],
    { interactive: true, ...options },
    {
      cwd: sandbox.folder,
      output: {
        write: (text) => void (out += text),
        tell: (text) => void (err += text),
        colors: colors.createColors(false),
      },
      loadCatalogue: () => Promise.resolve(fakeCatalogue),
      ask,
    },
  );
  return { code, out, err, asked };
}

const calls = async (name: string): Promise<string> => (await sandbox.read(name)).replace(SOCKET, '');

describe('an answer', () => {
  it.each([
    ['takes or skips one', 'tsst', 4, 'safe(1);\nrisky(2);\n', 'risky(1);\nsafe(2);\n'],
    ['takes the rest of a file', 'fst', 3, 'safe(1);\nsafe(2);\n', 'risky(1);\nsafe(2);\n'],
    ['skips the rest of a file', 'dts', 3, 'risky(1);\nrisky(2);\n', 'safe(1);\nrisky(2);\n'],
    ['quits, and what was taken stands', 'tq', 2, 'safe(1);\nrisky(2);\n', 'risky(1);\nrisky(2);\n'],
  ])('%s', async (_, letters, asked, first, second) => {
    const run = await migrate(letters);
    expect(run).toMatchObject({ code: 0, asked });
    expect(await calls('a.ts')).toBe(first);
    expect(await calls('b.ts')).toBe(second);
  });

  it('is none: nothing is written, not even what was taken', async () => {
    const run = await migrate('tt-');
    expect(run).toMatchObject({ code: 2, asked: 3 });
    expect(run.err).toContain('Stopped: nothing was written.\n');
    expect(await calls('a.ts')).toBe('risky(1);\nrisky(2);\n');
  });
});

it('shows rule, codemod, reason and diff, and tells of what was skipped', async () => {
  const { out } = await migrate('sq');
  expect(out).toContain(`
a.ts:2:1  no-risky, guard-risky
\`risky(…)\` is called.
--- a/a.ts
+++ b/a.ts
@@ -1,3 +1,3 @@
 new WebSocket(url);
-risky(1);
+safe(1);
 risky(2);

a.ts:3:1  no-risky, guard-risky
`);
  expect(out).toContain(
    'guard-risky  0 rewritten, 2 left\n  a.ts:2:1  no-risky  skipped\n  a.ts:3:1  no-risky  skipped\n',
  );
});

it('is refused where nobody can be asked, and where nothing is written', async () => {
  expect(await sandbox.run('migrate', '--interactive')).toEqual({
    code: 2,
    out: '',
    err: 'socket-safety: --interactive needs a terminal to ask on\n',
  });
  expect((await sandbox.run('migrate', '--interactive', '--check')).err).toMatch(
    /goes with neither --dry-run nor --check/,
  );
});
