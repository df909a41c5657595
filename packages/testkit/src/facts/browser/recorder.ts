// The process around a browser: it serves a page with our modules, keeps the bare ends, and prints the recording that is made
// in the page.
//   recorder.ts <implementation> <vocabulary>
import { createServer } from 'node:http';
import { modulesFrom } from '../afar/modules.ts';
import { recordAfar } from '../afar/outside.ts';
import { plays } from '../drivers/browser.ts';
import { importFrom } from '../installed.ts';
import { portOf } from '../port-of.ts';
import type { Vocabulary } from '../recording.ts';
import { PLAIN } from '../websocket/dialect.ts';
import { bareEndsHere } from '../websocket/lives.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import { openedOn, startBrowser, type Opened } from './start.ts';

/** As much of the package as is used. */
interface ChromiumPackage {
  executablePath(): Promise<string>;
}

const FLAGS = [
  '--headless',
  // Two connections of one page find each other without asking the network for names.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

const [name, vocabularyText = '{}'] = process.argv.slice(2);
const play = plays.find((one) => one.name === name);
if (play === undefined) throw new Error(`No implementation "${String(name)}".`);

const { port, opened } = await servePage();
const leave = startBrowser(await findChromium(), FLAGS, `http://127.0.0.1:${port}/`);
const { link, version } = await opened;
const recording = await recordAfar({
  link,
  bare: await bareEndsApart(),
  port,
  // Written by `replay`, which starts this process.
  start: { name: play.troupe, version, vocabulary: JSON.parse(vocabularyText) as Vocabulary },
});
await leave();
process.stdout.write(JSON.stringify(recording), () => process.exit(0));

/** A browser waits with a handshake while another one to the same port goes unanswered, so that each end has a port of its own. */
async function bareEndsApart(): Promise<BareEnds> {
  const { deserted, callOn } = await bareEndsHere(PLAIN);
  return { deserted, callOn, invite: async (manners) => (await bareEndsHere(PLAIN)).invite(manners) };
}

async function servePage(): Promise<{ readonly port: number; readonly opened: Promise<Opened> }> {
  const entry = 'browser/page.js';
  const modules = await modulesFrom(
    new URL('./page.js', import.meta.url),
    new URL('../', import.meta.url),
    [],
  );
  const texts = new Map(modules.map(({ path, contents }) => [`/${path}`, contents]));
  const server = createServer(({ url = '/' }, response) => {
    const text = texts.get(url);
    response.setHeader('content-type', text === undefined ? 'text/html' : 'text/javascript');
    response.end(text ?? `<!doctype html><script type="module" src="/${entry}"></script>`);
  });
  return { port: await portOf(server.listen(0, '127.0.0.1')), opened: openedOn(server) };
}

async function findChromium(): Promise<string> {
  const { default: chromium } = (await importFrom('runtimes', '@sparticuz/chromium')) as unknown as {
    readonly default: ChromiumPackage;
  };
  return chromium.executablePath();
}
