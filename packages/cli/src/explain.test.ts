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

A socket that it speaks of is
  certain   where the program makes it, imports or annotates it, gets it from a known call, or a type checker tells
  probable  where nothing but the shape of its use says what it is
\`check --format json\` has the grade of each finding.

https://github.com/socket-safety/socket-safety/blob/main/rules/no-risky/README.md
`,
  });
  await sandbox.remove();
});
