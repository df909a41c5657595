import { afterAll, beforeAll, expect, it } from 'vitest';
import { withBundledCommand } from './cases/bundled.ts';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';

/** Enough for two threads, one file of them wrong. */
const names = Array.from({ length: 90 }, (_, at) => `src/relay-${String(at).padStart(2, '0')}.ts`);

withBundledCommand();
let sandbox: Sandbox;
beforeAll(async () => {
  const texts = names.map(
    (name, at) => [name, `new WebSocket(url);\nrisky(${at});\nrisky(1, 2);\n`] as const,
  );
  sandbox = await createSandbox({
    ...Object.fromEntries(texts),
    'src/broken.ts': 'new WebSocket(url); risky(;',
  });
});
afterAll(() => sandbox.remove());

it('several threads say and write what one does, in the same order', { timeout: 240_000 }, async () => {
  const together = await sandbox.spawn('migrate', '--dry-run', '--jobs', '2');
  const alone = await sandbox.run('migrate', '--dry-run');
  expect(together).toEqual(alone);
  expect(together.code).toBe(2);
  expect(together.out).toContain('90 files would change, 91 files looked at, 91 with sockets, 1 failed\n');
});

it('several threads find what one does, and list it in the same order', { timeout: 240_000 }, async () => {
  const together = await sandbox.spawn('check', '--no-types', '--jobs', '2');
  const alone = await sandbox.run('check', '--no-types');
  expect(together).toEqual(alone);
  expect(together.code).toBe(2);
  expect(together.out).toContain('91 with sockets');
});
