// The process around workerd: it starts it, keeps the bare ends, and prints the recording that is made inside.
//   recorder.ts <implementation> <vocabulary>
import WebSocket from 'ws';
import { plays, type WorkersPlay } from '../drivers/workers.ts';
import { importFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import type { Arrival, Recording, Vocabulary } from '../recording.ts';
import { PLAIN, type Dialect } from '../websocket/dialect.ts';
import { bareEndsHere } from '../websocket/lives.ts';
import type { Peer } from '../websocket/peer.ts';
import type { FromInside, FromOutside } from './link.ts';
import { modulesFrom } from './modules.ts';

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
const recording = await recordInside(address, {
  kind: 'start',
  name: play.troupe,
  version:
    play.above === undefined
      ? versionOf('runtimes', 'workerd')
      : versionOf('libraries', play.above.packageName),
  // Written by `replay`, which starts this process.
  vocabulary: JSON.parse(vocabularyText) as Vocabulary,
  deserted: '',
});
process.stdout.write(JSON.stringify(recording), () => process.exit(0));

async function startWorkerd({ compatibilityDate, above }: WorkersPlay): Promise<URL> {
  const { Miniflare } = (await importFrom('runtimes', 'miniflare')) as unknown as MiniflareModule;
  const { ready } = new Miniflare({
    modules: await modulesFrom(
      new URL('./worker.ts', import.meta.url),
      new URL('../', import.meta.url),
      above?.modules ?? [],
    ),
    compatibilityDate,
    compatibilityFlags: ['nodejs_compat'],
    durableObjects: { STAGE: 'StageObject' },
    host: '127.0.0.1',
    port: 0,
  });
  return ready;
}

async function recordInside(
  address: URL,
  start: Extract<FromOutside, { readonly kind: 'start' }>,
): Promise<Recording> {
  const bare = await bareEndsHere(dialect);
  const link = new WebSocket(`ws://${address.host}/link`);
  const tell = (message: FromOutside): void => link.send(JSON.stringify(message));
  const peers = new Map<number, Peer>();
  const told = new Map<number, number>();
  // What arrived is told in one go before each answer that all is quiet.
  const tellArrivals = (): void => {
    for (const [peer, { arrived }] of peers) {
      const news: readonly Arrival[] = arrived.slice(told.get(peer) ?? 0);
      for (const arrival of news) tell({ kind: 'arrived', peer, arrival });
      told.set(peer, arrived.length);
    }
  };
  const perform = async (message: FromInside): Promise<void> => {
    switch (message.kind) {
      case 'invite': {
        const { peer } = message;
        const invitation = await bare.invite(message.manners);
        void invitation.peer.then((end) => {
          peers.set(peer, end);
          tell({ kind: 'come', peer });
        });
        tell({ kind: 'invited', peer, url: invitation.url });
        return;
      }
      case 'call on': {
        // A server ends the connection; workerd calls it an error, now and then, if the client is faster.
        const manners = message.manners === 'replies' ? 'replies and waits' : message.manners;
        peers.set(message.peer, bare.callOn(Number(address.port), message.path, manners));
        return;
      }
      case 'act':
        peers.get(message.peer)?.[message.act]();
        return;
      case 'send':
        peers.get(message.peer)?.send(...message.frames);
        return;
      case 'await quiet':
        await quiet();
        tellArrivals();
        tell({ kind: 'quiet', request: message.request });
        return;
    }
  };
  return new Promise((resolve, reject) => {
    link.on('error', reject);
    link.on('close', () => reject(new Error('workerd closed the link.')));
    link.on('open', () => tell({ ...start, deserted: bare.deserted }));
    link.on('message', (given: Buffer) => {
      // Written by the recorder inside, as text.
      const message = JSON.parse(given.toString()) as FromInside;
      if (message.kind === 'recording') resolve(message.recording);
      else if (message.kind === 'failure') reject(new Error(message.reason));
      else void perform(message);
    });
  });
}
