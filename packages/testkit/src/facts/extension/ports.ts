// The life of a port: the page holds the end that is driven, the background of the extension the other one.
import type { Driver, OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';
import { eventObjectOf } from '../record-listeners.ts';
import type { Arrival } from '../recording.ts';
import { chrome, CONTROL, type News, type Order, type Port, type PortEvent } from './globals.ts';

/** What is said passes through the process of the browser. */
const SETTLE_MS = 100;

/** Which end calls the other. */
type Caller = 'page' | 'background';
const CALLERS: readonly Caller[] = ['page', 'background'];

/** No extension has this name. */
const NOBODY = 'a'.repeat(32);

/** The other end of a port. */
interface Peer extends OtherEnd {
  post(): void;
  disconnect(): void;
}

/** Drives the ports of the extension that this runs in. */
export function portsDriver(version: string): Driver {
  const meet = meeting();
  return {
    version,
    shows: ['listeners'],
    sockets: { Port: portDriver(meet) },
  };
}

type Meet = (caller: Caller, seize: (port: object) => void) => Promise<Peer>;

function meeting(): Meet {
  const arrivals = new Map<string, Arrival[]>();
  const awaited = new Map<string, () => void>();
  const called = new Map<string, (port: Port) => void>();
  const control = chrome.runtime.connect({ name: CONTROL });
  control.onMessage.addListener((message) => {
    // Written by the background.
    const { name, arrival } = message as News;
    if (arrival === 'come') awaited.get(name)?.();
    else arrivals.get(name)?.push(arrival);
  });
  chrome.runtime.onConnect.addListener((port) => {
    // As above.
    called.get((port as Port).name)?.(port as Port);
  });
  let names = 0;
  return async (caller, seize) => {
    const name = `port ${(names += 1)}`;
    const order = (act: Order['act']): void => control.postMessage({ name, act } satisfies Order);
    const arrived: Arrival[] = [];
    arrivals.set(name, arrived);
    const come = new Promise<void>((resolve) => awaited.set(name, resolve));
    if (caller === 'page') seize(chrome.runtime.connect({ name }));
    else {
      const calls = new Promise<void>((resolve) =>
        called.set(name, (port) => {
          seize(port);
          resolve();
        }),
      );
      order('call on');
      await calls;
    }
    await come;
    return {
      arrived: () => arrived,
      post: () => order('post'),
      disconnect: () => order('disconnect'),
      dispose: () => order('disconnect'),
    };
  };
}

function portDriver(meet: Meet): SocketDriver {
  return {
    closeEvent: 'disconnect',
    settleMs: SETTLE_MS,
    given: { postMessage: () => ['hello'] },
    hear,
    // Asked to post what cannot be posted, it refuses; disconnected, it says so first.
    glimpse: (port) => ({ connected: !isDisconnected(port) }),
    listening: {
      event: 'message',
      async bring(listen) {
        const peer = await meet('page', listen);
        peer.post();
        await quiet(SETTLE_MS);
        peer.disconnect();
      },
    },
    ways: CALLERS.flatMap((caller) => waysOf(caller, meet)),
    scenarios: [
      ...CALLERS.flatMap((caller) => scenariosOf(caller, meet)),
      {
        name: 'nobody is there',
        async play(stage) {
          stage.cause('failure');
          stage.observe(chrome.runtime.connect(NOBODY, { name: 'nobody' }));
          await quiet(SETTLE_MS);
        },
      },
    ],
  };
}

function waysOf(caller: Caller, meet: Meet): readonly Way[] {
  const way = (
    state: Way['state'],
    name: string,
    proof: Way['proof'],
    bring: (stage: Stage, peer: Peer) => void,
  ): Way => ({
    state,
    name: `${caller} calls: ${name}`,
    proof,
    async reach(stage) {
      const peer = await meet(caller, stage.observe);
      bring(stage, peer);
      await quiet(SETTLE_MS);
      return peer;
    },
  });
  return [
    way('open', 'connected', null, () => {}),
    way('open', 'the other end has posted', 'message', (_, peer) => peer.post()),
    way('closed', 'disconnect()', null, (stage) => stage.close('disconnect')),
    way('closed', 'the other end disconnects', 'disconnect', (_, peer) => peer.disconnect()),
  ];
}

function scenariosOf(caller: Caller, meet: Meet): readonly Scenario[] {
  const scenario = (name: string, act: (stage: Stage, peer: Peer) => Promise<void> | void): Scenario => ({
    name: `${caller} calls: ${name}`,
    async play(stage) {
      const peer = await meet(caller, stage.observe);
      await act(stage, peer);
      await quiet(SETTLE_MS);
      peer.dispose?.();
    },
  });
  return [
    scenario('messages, then the other end disconnects', async (stage, peer) => {
      stage.cause('message');
      peer.post();
      peer.post();
      await quiet(SETTLE_MS);
      stage.cause('farewell');
      peer.disconnect();
    }),
    scenario('a message, then disconnect()', async (stage, peer) => {
      stage.cause('message');
      peer.post();
      await quiet(SETTLE_MS);
      stage.close('disconnect');
    }),
    scenario('disconnect() in the first of two messages', (stage, peer) => {
      stage.cause('message');
      stage.closeOnNextEvent('disconnect');
      peer.post();
      peer.post();
    }),
  ];
}

function hear(port: object, event: string, handler: (...given: readonly unknown[]) => void): void {
  // The stage hands over what `meet` put there; a port has no other events.
  const heard = Reflect.get(port, eventObjectOf(event)) as PortEvent | undefined;
  heard?.addListener(handler);
}

function isDisconnected(port: object): boolean {
  try {
    // As above.
    (port as Port).postMessage(() => {});
    return false;
  } catch (error) {
    return String(error).includes('disconnected');
  }
}
