import { createSocket, type Socket } from 'node:dgram';
import * as dgram from 'node:dgram';
import { once, type EventEmitter } from 'node:events';
import type { Driver, OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';

export const implementations: readonly Implementation[] = [
  { name: 'dgram', library: 'dgram', runtime: 'node', open },
  { name: 'dgram 22', library: 'dgram', runtime: 'node', under: 'node-22', open },
  { name: 'dgram 24', library: 'dgram', runtime: 'node', under: 'node-24', open },
];

const HOST = '127.0.0.1';
const NOWHERE = 'nowhere.invalid';

function open(): Promise<Driver> {
  return Promise.resolve({
    version: process.versions.node,
    shows: ['names', 'properties', 'listeners'],
    names: { packageName: 'dgram', classes: { Socket: dgram.Socket }, entries: { ...dgram } },
    sockets: { Socket: socketDriver() },
  });
}

function socketDriver(): SocketDriver {
  const portOf = new WeakMap<object, number>();
  const meet = async (stage: Stage): Promise<Meeting> => {
    const arrived: Arrival[] = [];
    const other = createSocket('udp4', () => arrived.push('text'));
    other.bind(0, HOST);
    await once(other, 'listening');
    const socket = createSocket({ type: 'udp4', lookup: find });
    portOf.set(socket, other.address().port);
    stage.observe(socket);
    return { socket, other, arrived: () => arrived, dispose: () => other.close() };
  };
  const way = (state: Way['state'], name: string, proof: Way['proof'], act: Act): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = await meet(stage);
      await act(stage, meeting);
      return meeting;
    },
  });
  const scenario = (name: string, act: Act): Scenario => ({
    name,
    async play(stage) {
      const meeting = await meet(stage);
      await act(stage, meeting);
      await quiet();
    },
  });
  return {
    closeEvent: 'close',
    given: { send: (socket) => ['hello', portOf.get(socket), HOST] },
    // Only a closed socket refuses to be asked in this way.
    glimpse: (socket) => ({ running: isRunning(socket as Socket) }),
    hear: (socket, event, handler) => {
      // Sockets are emitters.
      (socket as EventEmitter).on(event, handler);
    },
    listening: {
      event: 'close',
      bring(listen) {
        const socket = createSocket('udp4');
        listen(socket);
        socket.close();
        return Promise.resolve();
      },
    },
    ways: [
      way('open', 'made', null, () => {}),
      way('open', 'bound', 'listening', async (_, { socket }) => {
        socket.bind(0, HOST);
        await quiet();
      }),
      way('closed', 'close()', null, (stage) => stage.close('close')),
      way('closed', 'bound, close() and its event', 'close', async (stage, { socket }) => {
        socket.bind(0, HOST);
        await quiet();
        stage.close('close');
        await quiet();
      }),
    ],
    scenarios: [
      scenario('messages, then close()', async (stage, { socket, other }) => {
        await listen(socket);
        stage.cause('message');
        other.send('hello', socket.address().port, HOST);
        await quiet();
        other.send('hello', socket.address().port, HOST);
        await quiet();
        stage.close('close');
      }),
      scenario('close() in the first of several messages', async (stage, { socket, other }) => {
        await listen(socket);
        stage.cause('message');
        stage.closeOnNextEvent('close');
        for (const text of ['one', 'two', 'three']) other.send(text, socket.address().port, HOST);
      }),
      scenario('connected, then close()', async (stage, { socket, other }) => {
        socket.connect(other.address().port, HOST);
        await quiet();
        stage.close('close');
      }),
      scenario('to a host that cannot be found, then close()', async (stage, { socket }) => {
        await listen(socket);
        stage.cause('own call');
        socket.send('hello', 9, NOWHERE);
        await quiet();
        stage.close('close');
      }),
    ],
  };
}

interface Meeting extends OtherEnd {
  readonly socket: Socket;
  readonly other: Socket;
}

type Act = (stage: Stage, meeting: Meeting) => void | Promise<void>;

async function listen(socket: Socket): Promise<void> {
  socket.bind(0, HOST);
  await quiet();
}

/** Finds every host but one, without asking anybody. */
function find(
  host: string,
  _: unknown,
  found: (error: NodeJS.ErrnoException | null, address: string, family: number) => void,
): void {
  setImmediate(() => found(host === NOWHERE ? new Error(`${host} is not found`) : null, HOST, 4));
}

function isRunning(socket: Socket): boolean {
  try {
    socket.address();
    return true;
  } catch (error) {
    return Reflect.get(Object(error), 'code') !== 'ERR_SOCKET_DGRAM_NOT_RUNNING';
  }
}
