// The process around workerd: it starts it, keeps the bare ends, and prints the recording that is made inside.
//   recorder.ts <implementation> <vocabulary>
import { once } from 'node:events';
import WebSocket from 'ws';
import { modulesFrom } from '../afar/modules.ts';
import { recordAfar } from '../afar/outside.ts';
import { plays, type WorkersPlay } from '../drivers/workers.ts';
import { importFrom, versionOf } from '../installed.ts';
import type { Vocabulary } from '../recording.ts';
import { PLAIN, type Dialect } from '../websocket/dialect.ts';
import { bareEndsHere } from '../websocket/lives.ts';

/** As much of miniflare as is used. */
interface Miniflare {
  readonly ready: Promise<URL>;
}
interface MiniflareModule {
  readonly Miniflare: new (options: object) => Miniflare;
}

const [name, vocabularyText = '{}'] = process.argv.slice(2);
const play = plays.find((one) => one.name === name);
if (play === undefined) throw new Error(`No implementation "${String(name)}".`);

const dialect: Dialect =
  play.greeting === undefined ? PLAIN : { ...PLAIN, greetings: { client: [play.greeting], server: [] } };
const address = await startWorkerd(play);
const recording = await recordAfar({
  link: await openLink(address.host),
  bare: await bareEndsHere(dialect),
  port: Number(address.port),
  start: {
    name: play.troupe,
    version:
      play.above === undefined
        ? versionOf('runtimes', 'workerd')
        : versionOf(play.above.from ?? 'libraries', play.above.packageName),
    // Written by `replay`, which starts this process.
    vocabulary: JSON.parse(vocabularyText) as Vocabulary,
  },
  // A server ends the connection; workerd calls it an error, now and then, if the client is faster.
  mannersOf: (manners) => (manners === 'replies' ? 'replies and waits' : manners),
});
process.stdout.write(JSON.stringify(recording), () => process.exit(0));

async function startWorkerd({ compatibilityDate, above }: WorkersPlay): Promise<URL> {
  const { Miniflare } = (await importFrom('runtimes', 'miniflare')) as unknown as MiniflareModule;
  const { ready } = new Miniflare({
    modules: await modulesFrom(
      new URL('./worker.js', import.meta.url),
      new URL('../', import.meta.url),
      above?.modules ?? [],
      above?.from,
    ),
    compatibilityDate,
    compatibilityFlags: ['nodejs_compat'],
    durableObjects: { STAGE: { className: 'StageObject', useSQLite: true } },
    host: '127.0.0.1',
    port: 0,
  });
  return ready;
}

/** Opens the link to the object that records. */
async function openLink(host: string): Promise<WebSocket> {
  const link = new WebSocket(`ws://${host}/link`);
  await once(link, 'open');
  return link;
}
