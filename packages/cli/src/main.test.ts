import { afterAll, beforeAll, expect, it } from 'vitest';
import { withBundledCommand } from './cases/bundled.ts';
import { createSandbox, spawnCommand, type Sandbox } from './cases/sandbox.ts';

withBundledCommand();
let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await createSandbox({ 'a.ts': 'export {};\n' })));
afterAll(() => sandbox.remove());

interface End {
  readonly code: number | null;
  readonly err: string;
}

function start(words: readonly string[], { readOutput }: { readonly readOutput: boolean }): Promise<End> {
  const child = spawnCommand(sandbox.folder, 'main', words);
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  if (readOutput) child.stdout?.resume();
  else child.stdout?.destroy();
  return new Promise((done) => child.on('close', (code) => done({ code, err })));
}

it('runs the real rules', async () => {
  expect(await start(['check'], { readOutput: true })).toEqual({ code: 0, err: '' });
});

it('ends quietly when nobody reads on, as with `| head`', async () => {
  const { err } = await start(['explain', 'no-send-after-close'], { readOutput: false });
  expect(err).toBe('');
});
