import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codemods } from './catalogue.ts';

const SOURCE = `import WebSocket from 'ws';
export function push(sockets: Set<WebSocket>, text: string): void {
  for (const socket of sockets) socket.send(text);
}
`;
const built = fileURLToPath(new URL('dist/', import.meta.url));

// What `npx jscodeshift -t` loads is the build: `npm run check` makes it before the tests, a fresh checkout has none.
describe.skipIf(!existsSync(join(built, 'catalogue.js')))('plain jscodeshift', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'codemods-'));
    await writeFile(join(folder, 'a.ts'), SOURCE);
    await writeFile(join(folder, 'b.js'), 'plain();\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(id: string, ...options: string[]): Promise<string> {
    const command = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');
    const transform = join(built, id, 'codemod.js');
    const words = [
      '-t',
      transform,
      '--extensions=js,ts',
      '--parser=ts',
      '--cpus=1',
      '--dry',
      ...options,
      folder,
    ];
    // On a CI server it would colour its figures.
    const env = { ...process.env, NO_COLOR: '1' };
    return (await promisify(execFile)(process.execPath, [command, ...words], { env })).stdout;
  }

  it.each(codemods.map((codemod) => codemod.id))('runs %s', async (id) => {
    expect(await run(id, '--no-babel')).toMatch(/0 errors\s+\d unmodified\s+1 skipped/);
  });

  // Its Babel compiles what is loaded, the parser too; that is kept for the next time, but takes long at first.
  it('runs one through its Babel', { timeout: 180_000 }, async () => {
    expect(await run('guard-sends')).toMatch(/0 errors\s+\d unmodified\s+1 skipped/);
  });
});
