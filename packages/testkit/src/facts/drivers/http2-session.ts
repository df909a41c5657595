import { once, type EventEmitter } from 'node:events';
import * as http2 from 'node:http2';
import { desertedPort } from '../deserted-port.ts';
import type { OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';
import { portOf } from '../port-of.ts';
import type { Arrival } from '../recording.ts';

/** A session on the stage, and what the server has of it. */
interface SessionMeeting extends OtherEnd {
  readonly session: http2.ClientHttp2Session;
  readonly host: http2.ServerHttp2Session;
}

/** Connects to a server of its own, which accepts every stream and answers none. */
async function meetSession(seize: (session: object) => void): Promise<SessionMeeting> {
  const arrived: Arrival[] = [];
  const server = http2.createServer();
  const port = await portOf(server.listen(0, '127.0.0.1'));
  const accepted = once(server, 'session');
  const session = http2.connect(`http://127.0.0.1:${port}`);
  seize(session);
  // The event hands over the session alone.
  const [host] = (await accepted) as [http2.ServerHttp2Session];
  host
    .on('stream', (stream) => {
      stream.on('error', () => {});
      arrived.push('head');
    })
    .on('close', () => arrived.push('end'))
    .on('error', () => {});
  await quiet();
  return { session, host, arrived: () => arrived, dispose: () => server.close() };
}

/** Drives the sessions of clients. */
export async function sessionDriver(): Promise<SocketDriver> {
  const deserted = await desertedPort();
  type Deed = (stage: Stage, meeting: SessionMeeting) => void | Promise<void>;
  const way = (state: Way['state'], name: string, proof: Way['proof'], act: Deed): Way => ({
    state,
    name: `session: ${name}`,
    proof,
    async reach(stage) {
      const meeting = await meetSession(stage.observe);
      await act(stage, meeting);
      if (proof !== null) await quiet();
      return meeting;
    },
  });
  const scenario = (name: string, act: Deed): Scenario => ({
    name: `session: ${name}`,
    async play(stage) {
      const meeting = await meetSession(stage.observe);
      await act(stage, meeting);
      await quiet();
      meeting.dispose?.();
    },
  });
  const ask = async ({ session }: SessionMeeting): Promise<void> => {
    session.request().on('error', () => {});
    await quiet();
  };
  const refused = async (stage: Stage): Promise<OtherEnd> => {
    stage.observe(http2.connect(`http://127.0.0.1:${deserted}`));
    await quiet();
    return { arrived: () => [] };
  };
  return {
    closeEvent: 'close',
    // A ping cannot do without a callback; from Node 24 on it is the stream of a request that emits the error, unheard.
    uncalled: Number.parseInt(process.versions.node, 10) < 24 ? ['ping'] : ['ping', 'request'],
    given: {
      request: () => [{ ':path': '/' }],
      settings: () => [{ enablePush: false }],
    },
    hear: (session, event, handler) => {
      // Sessions are emitters.
      (session as EventEmitter).on(event, handler);
    },
    listening: {
      event: 'close',
      async bring(listen) {
        const { session } = await meetSession(listen);
        session.destroy();
      },
    },
    ways: [
      way('open', 'connected', 'connect', () => {}),
      // Left out: without a stream the end comes in the next turn, and takes along what is under way.
      way('closing', 'close() while a stream is open', null, async (stage, meeting) => {
        await ask(meeting);
        stage.close('close');
      }),
      way('closed', 'destroy()', null, (stage) => stage.close('destroy')),
      way('closed', 'destroy(), and its event', 'close', (stage) => stage.close('destroy')),
      way('closed', 'close(), and its event', 'close', (stage) => stage.close('close')),
      way('closed', 'the server closes', 'close', (_, { host }) => host.close()),
      way('closed', 'the server breaks off', 'close', (_, { host }) => host.destroy()),
      { state: 'closed', name: 'session: refused', proof: 'close', reach: refused },
    ],
    scenarios: [
      scenario('the server closes', (stage, { host }) => {
        stage.cause('farewell');
        host.close();
      }),
      scenario('the server closes while a stream is open', async (stage, meeting) => {
        await ask(meeting);
        stage.cause('farewell');
        meeting.host.close();
      }),
      scenario('the server changes its settings', (stage, { host }) => {
        stage.cause('message');
        host.settings({ maxConcurrentStreams: 7 });
      }),
      scenario('the server fails', (stage, { host }) => {
        stage.cause('failure');
        host.destroy(undefined, http2.constants.NGHTTP2_INTERNAL_ERROR);
      }),
      scenario('close()', (stage) => stage.close('close')),
      scenario('destroy()', (stage) => stage.close('destroy')),
      {
        name: 'session: refused',
        async play(stage) {
          await refused(stage);
        },
      },
    ],
  };
}
