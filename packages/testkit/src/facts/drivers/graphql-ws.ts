import { WebSocket } from 'undici';
import type { Driver, Handler, Scenario, SocketDriver } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import type { Dialect } from '../websocket/dialect.ts';
import type { Lives } from '../websocket/lives-beside.ts';
import { webSocketLives } from '../websocket/lives.ts';

export const implementations: readonly Implementation[] = [
  { name: 'graphql-ws', library: 'graphql-ws', runtime: 'graphql-ws', needs: 'libraries', open },
];

/** As much of a client as is used. */
interface Client {
  on(event: string, handler: Handler): void;
  subscribe(request: object, sink: Readonly<Record<string, () => void>>): () => void;
}

type CreateClient = (options: object) => Client;

const MESSAGE = JSON.stringify({ type: 'next', id: '1', payload: {} });

/** The protocol graphql-transport-ws, as much of it as a client without subscriptions hears. */
const GRAPHQL: Dialect = {
  path: (name) => `/${name}`,
  greetings: { client: [], server: [JSON.stringify({ type: 'connection_ack' })] },
  message: { fromClient: MESSAGE, fromServer: MESSAGE },
  read: (text) => (text.includes('connection_init') ? null : 'text'),
};

/** Another protocol: what comes is an error. */
const FOREIGN: Dialect = { ...GRAPHQL, message: { fromClient: 'hello', fromServer: 'hello' } };

const EVENTS = { next: () => {}, error: () => {}, complete: () => {} };
/** So long that it never ends. */
const IDLE_MS = 1_000_000;

async function open(): Promise<Driver> {
  const entries = await importFrom('libraries', 'graphql-ws');
  const { createClient } = entries as { readonly createClient: CreateClient };
  const sockets = new WeakMap<Client, WebSocket>();
  const connect = (url: string, seize: (client: object) => void): void => {
    const client = createClient({
      url,
      retryAttempts: 0,
      lazyCloseTimeout: IDLE_MS,
      // Asked for no protocol, the other end need not agree on one.
      webSocketImpl: class extends WebSocket {
        constructor(address: string) {
          super(address);
          sockets.set(client, this);
        }
      },
    });
    seize(client);
    // It connects when it is asked for something. What is taken back at once leaves a connection that nobody uses, so that it
    // does not connect again.
    ask(client);
  };
  const livesIn = (dialect: Dialect): Promise<Lives> =>
    webSocketLives(
      {
        client: { born: 'connecting', connect },
        closers: { dispose: 'closed', terminate: 'closed' },
        openEvent: 'connected',
        closeEvent: 'closed',
      },
      dialect,
    );
  const { ways, scenarios, listening, closeEvent } = await livesIn(GRAPHQL);
  const foreign = await livesIn(FOREIGN);
  return {
    version: versionOf('libraries', 'graphql-ws'),
    shows: ['birth', 'properties', 'listeners'],
    names: {
      packageName: 'graphql-ws',
      classes: {},
      entries,
      load: (module) => importFrom('libraries', module),
    },
    sockets: {
      Client: {
        closeEvent,
        listening,
        ways: ways.filter(({ name }) => !DISPOSES_LATER.test(name)),
        scenarios: [
          ...scenarios.filter(({ name }) => name !== TERMINATED_EARLY),
          ...foreign.scenarios
            .filter(({ name }) => name.endsWith('frames, then the peer closes'))
            .map((scenario) => ({ ...scenario, name: 'client: messages of no protocol' })),
          ...scenarios.filter(({ name }) => name === 'client: terminate()').map(askedAgain),
        ],
        glimpse: (client) => ({ below: sockets.get(client as Client)?.readyState ?? WebSocket.CONNECTING }),
        given: {},
        hear,
      },
    },
  };
}

function ask(client: Client): void {
  client.subscribe({ query: '{ hello }' }, EVENTS)();
}

function askedAgain({ name, play }: Scenario): Scenario {
  return {
    name: `${name}, and asked again`,
    async play(stage) {
      await play(stage);
      // The only thing on stage.
      ask(stage.socket() as Client);
      await quiet();
    },
  };
}

/** It first waits until it is connected. */
const DISPOSES_LATER = /dispose\(\) while (?:open|connecting)$/;

/** The event that tells of the end then comes while the socket below still connects: a second state, of which a row has one. */
const TERMINATED_EARLY = 'client: terminate() before the answer';

const hear: SocketDriver['hear'] = (client, event, handler) => {
  // Every socket here is a client.
  (client as Client).on(event, (...given) => {
    if (!isGreeting(given[0])) handler(...given);
  });
};

/** What the other end says first is heard as a message, but is the answer. */
function isGreeting(message: unknown): boolean {
  return typeof message === 'object' && message !== null && Reflect.get(message, 'type') === 'connection_ack';
}
