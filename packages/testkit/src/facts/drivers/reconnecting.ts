// Sockets that connect again: what was kept back arrives over the next connection, which is a bare end of its own.
import type { Driver, Scenario, SocketClass, SocketDriver, Way } from '../driver.ts';
import { versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { PLAIN } from '../websocket/dialect.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { openMeeting, type Peer } from '../websocket/peer.ts';

/** A package with such a class. */
export interface Reconnecting {
  readonly packageName: string;
  readonly type: string;
  readonly socketClass: SocketClass;
  /** As `Ends` has them. */
  readonly closes: 'closing' | 'closed';
  /** That there is no address is an `error` event, and not a rejection that nobody can hear. */
  readonly hearsOfAddress: boolean;
  /** Class of the sockets that it wraps. */
  readonly WebSocket: unknown;
  /** As a socket driver has them. */
  readonly saysFull?: readonly string[];
}

const SETTLE_MS = 100;

/** Drives sockets over whatever they wrap. */
export async function reconnectingDriver(subject: Reconnecting): Promise<Driver> {
  const { packageName, type, socketClass, closes, hearsOfAddress, WebSocket, saysFull = [] } = subject;
  const meeting = await openMeeting(PLAIN);
  const invite: Inviters = new WeakMap();
  const connect = (url: string, seize: (socket: object) => void): void => {
    // Until it is told where, a socket stays without its second connection.
    let tell: (url: string) => void = () => {};
    const told = new Promise<string>((resolve) => (tell = resolve));
    const urls: (string | Promise<string>)[] = [url];
    const socket = make(socketClass, WebSocket, () => urls.shift() ?? told);
    invite.set(socket, () => {
      const invitation = meeting.invite('mute');
      tell(invitation.url);
      return invitation.peer;
    });
    seize(socket);
  };
  const { ways, scenarios, ...lives } = await webSocketLives({
    client: { born: 'connecting', connect },
    closers: { close: closes },
    afterFarewell: 'closing',
    openEvent: 'open',
    closeEvent: 'close',
  });
  const socket: SocketDriver = {
    ...lives,
    ways: ways.map((way) => (way.state === 'connecting' ? way : reconnected(way, invite))),
    scenarios: [
      ...scenarios,
      connectsAgain(connect, meeting.invite, invite),
      ...(hearsOfAddress ? [nobodyKnows(socketClass, WebSocket)] : []),
    ],
    saysFull,
    socketClass,
    settleMs: SETTLE_MS,
    given: { send: () => ['hello'] },
    hear: (one, event, handler) => {
      // Both classes have the method of an event target.
      (one as EventTarget).addEventListener(event, handler);
    },
  };
  return {
    version: versionOf('libraries', packageName),
    shows: ['birth', 'properties', 'constants', 'listeners'],
    sockets: { [type]: socket },
  };
}

function make(socketClass: SocketClass, WebSocket: unknown, url: () => unknown): object {
  const options = {
    WebSocket,
    minReconnectionDelay: 1,
    maxReconnectionDelay: 1,
    // Over `ws` the process ends when it runs out: the error of the socket that is given up has no listener.
    connectionTimeout: 120_000,
  };
  return Reflect.construct(socketClass, [url, [], options]) as object;
}

function nobodyKnows(socketClass: SocketClass, WebSocket: unknown): Scenario {
  return {
    name: 'client: nobody knows the address',
    async play(stage) {
      stage.cause('failure');
      stage.observe(make(socketClass, WebSocket, () => Promise.reject(new Error('No address.'))));
      await quiet();
    },
  };
}

function connectsAgain(
  connect: (url: string, seize: (socket: object) => void) => void,
  inviteFirst: (manners: 'mute') => { readonly url: string; readonly peer: Promise<Peer> },
  invite: Inviters,
): Scenario {
  return {
    name: 'client: reset before the answer, then a second connection that is reset',
    async play(stage) {
      const first = inviteFirst('mute');
      connect(first.url, stage.observe);
      const lost = await first.peer;
      stage.cause('failure');
      lost.reset();
      await quiet();
      const second = await invite.get(stage.socket())?.();
      stage.cause('answer');
      second?.answer();
      await quiet();
      stage.cause('failure');
      second?.reset();
      await quiet();
    },
  };
}

/** Invites a socket to its second connection, by socket. */
type Inviters = WeakMap<object, () => Promise<Peer>>;

/** Lets a socket connect once more at the end, by its own doing or by the program's. */
function reconnected(way: Way, invite: Inviters): Way {
  return {
    ...way,
    async reach(stage) {
      const first = await way.reach(stage);
      const socket = stage.socket() as { reconnect(): void };
      let second: Peer | null = null;
      return {
        arrived: () => [...first.arrived(), ...(second?.arrived ?? [])],
        letIn() {
          // Without effect on one that is about to connect anyway.
          socket.reconnect();
          void invite
            .get(socket)?.()
            .then((peer) => {
              second = peer;
              peer.answer();
            });
        },
      };
    },
  };
}
