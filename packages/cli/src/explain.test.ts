import { expect, it } from 'vitest';
import { createSandbox } from './cases/sandbox.ts';

it('prints what a rule is about', async () => {
  const sandbox = await createSandbox();
  expect(await sandbox.run('explain', 'no-risky')).toEqual({
    code: 0,
    err: '',
    out: `no-risky: Disallow risky.

recommended: error, strict: error
rewritten by: guard-risky

It says:
  \`<call>\` is called.

https://github.com/socket-safety/socket-safety/blob/main/rules/no-risky/README.md
`,
  });
  await sandbox.remove();
});
