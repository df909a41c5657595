// The process around a browser with an extension of ours: it writes the extension, and prints the recording that is made in a
// page of it.
//   recorder.ts <implementation> <vocabulary>
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { modulesFrom } from '../afar/modules.ts';
import { recordAfar } from '../afar/outside.ts';
import { openedOn, startBrowser } from '../browser/start.ts';
import { findProgram } from '../installed.ts';
import { portOf } from '../port-of.ts';
import type { Vocabulary } from '../recording.ts';
import { PLAIN } from '../websocket/dialect.ts';
import { bareEndsHere } from '../websocket/lives.ts';

const MANIFEST = {
  manifest_version: 3,
  name: 'facts',
  version: '1',
  background: { service_worker: 'extension/background.js', type: 'module' },
};
const PAGE = '<!doctype html><script type="module" src="page.js"></script>';

const [, vocabularyText = '{}'] = process.argv.slice(2);
const executable = findProgram('chromium');
if (executable === null) throw new Error('There is no `chromium` on the path.');

const server = createServer();
const port = await portOf(server.listen(0, '127.0.0.1'));
const opened = openedOn(server);
const extension = await writeExtension(`127.0.0.1:${port}`);
const leave = startBrowser(
  executable,
  [
    '--headless=new',
    `--load-extension=${extension}`,
    // Since version 137 that flag is heard only where this is said.
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
  ],
  'about:blank',
);
const { link, version } = await opened;
const recording = await recordAfar({
  link,
  bare: await bareEndsHere(PLAIN),
  port,
  // Written by `replay`, which starts this process.
  start: { name: 'ports', version, vocabulary: JSON.parse(vocabularyText) as Vocabulary },
});
await leave();
rmSync(extension, { recursive: true, force: true });
process.stdout.write(JSON.stringify(recording), () => process.exit(0));

async function writeExtension(address: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'facts-extension-'));
  const root = new URL('../', import.meta.url);
  const entries = [new URL('./background.js', import.meta.url), new URL('./page.js', import.meta.url)];
  const modules = (await Promise.all(entries.map((entry) => modulesFrom(entry, root, [])))).flat();
  const files = new Map([
    ['manifest.json', JSON.stringify(MANIFEST)],
    ['extension/page.html', PAGE],
    ['address.txt', address],
    ...modules.map(({ path, contents }) => [path, contents] as const),
  ]);
  for (const [path, contents] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}
