import type { Stage } from '../driver.ts';
import type { CloseManners, Invitation, Peer } from './peer.ts';
import type { Script, Side } from './script.ts';

/** How sockets of an implementation come to be. At least one side. */
export interface Ends {
  /** Connects to an address, and hands over the socket at once or, where it only exists once it is open, then. */
  readonly client?: {
    connect(url: string, seize: (socket: object) => void): void;
    readonly born: 'connecting' | 'open';
  };
  /**
   * Runs a server; returns its port. It hands over each accepted socket, before anything else can happen to it, with the
   * name that the path of its request had (`/name`, unless the dialect says otherwise).
   */
  readonly server?: { listen(accept: (socket: object, name: string) => void): Promise<number> };
  /**
   * Methods that end a connection, by whatever means. `closing`: they begin the end, and the other end has to agree;
   * `closed`: they are the end. A family in which no method only begins it has no state of closing.
   */
  readonly closers: Readonly<Record<string, 'closing' | 'closed'>>;
  /** State in which the closers leave a socket that is connecting. Absent: the same as an open one. */
  readonly afterEarlyClose?: 'closing' | 'closed';
  /**
   * State in which the other end's close frame leaves a socket while the connection is kept. Absent: closing, where the
   * family has that.
   */
  readonly afterFarewell?: 'closing' | 'closed';
  readonly openEvent: string;
  readonly closeEvent: string;
}

/** Lists the sides that an implementation has. */
export function sidesOf({ client, server }: Ends): readonly Side[] {
  return [
    ...(client === undefined ? [] : ['client' as const]),
    ...(server === undefined ? [] : ['server' as const]),
  ];
}

/** Where sockets and bare ends find each other. */
export interface Meetings {
  /** Puts a socket on the stage. A client's handshake has arrived and is not answered yet; a server's socket is new. */
  meet(script: Script, stage: Stage): Promise<Peer | null>;
  /** Address where nobody listens and nobody can start to. */
  readonly deserted: string;
  /** Makes a client's socket and answers it. */
  answered(seize: (socket: object) => void): Promise<void>;
}

/** Bare ends, which live in this process unless the sockets live in another one. */
export interface BareEnds {
  /** Address where nobody listens. */
  readonly deserted: string;
  /** As `Meeting` says. */
  invite(manners: CloseManners): Invitation | Promise<Invitation>;
  /** Calls on a server as a bare client. */
  callOn(port: number, name: string, manners: CloseManners): Peer;
}

/** Opens a place for meetings. It stays open as long as the process. */
export async function openMeetings({ client, server }: Ends, bare: BareEnds): Promise<Meetings> {
  const awaited = new Map<string, (socket: object) => void>();
  const port = (await server?.listen((socket, name) => awaited.get(name)?.(socket))) ?? 0;

  const connect = (url: string, seize: (socket: object) => void): void => {
    if (client === undefined) throw new Error('The implementation has no client.');
    client.connect(url, seize);
  };
  return {
    deserted: bare.deserted,
    async meet({ side, to, manners }, stage) {
      if (to === 'deserted') {
        connect(bare.deserted, stage.observe);
        return null;
      }
      if (side === 'client') {
        const { url, peer } = await bare.invite(manners);
        connect(url, stage.observe);
        return peer;
      }
      const name = `n${awaited.size}`;
      const accepted = new Promise<void>((resolve) => {
        awaited.set(name, (socket) => {
          stage.observe(socket);
          resolve();
        });
      });
      const peer = bare.callOn(port, name, manners);
      await accepted;
      return peer;
    },
    async answered(seize) {
      const { url, peer } = await bare.invite('mute');
      connect(url, seize);
      (await peer).answer();
    },
  };
}
