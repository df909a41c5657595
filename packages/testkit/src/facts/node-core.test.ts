// What Node's own sockets do on loopback, held against their rows: a call in a state, and the outcome that the row names.
import { fork } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { unlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  broadcastChannel,
  childProcess,
  dgram as dgramRow,
  eventStream,
  net as netRow,
  webStreams,
} from '@socket-safety/libraries';
import { expect, test } from 'vitest';

type Told = (error?: Error | null) => void;

/** What a call did: how it ended, what it emitted and what it told its callback. */
async function outcomeOf(
  emitter: NodeJS.EventEmitter | null,
  call: (told: Told) => void,
): Promise<readonly string[]> {
  const seen = new Set<string>();
  emitter?.on('error', () => seen.add('error-event'));
  try {
    call((error) => {
      if (error instanceof Error) seen.add('callback');
    });
  } catch {
    return ['throws'];
  }
  await pause(50);
  return seen.size === 0 ? ['ok'] : [...seen].sort();
}

async function accepted(): Promise<{ socket: net.Socket; done: () => void }> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  const [socket] = (await once(server, 'connection')) as [net.Socket];
  return { socket, done: () => void [client.destroy(), socket.destroy(), server.close()] };
}

async function responding(): Promise<{
  response: http.ServerResponse;
  client: http.ClientRequest;
  done: () => void;
}> {
  const server = http.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = http.get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
  client.on('error', () => undefined);
  const [, response] = (await once(server, 'request')) as [unknown, http.ServerResponse];
  response.write('hello');
  return {
    response,
    client,
    done: () => void [client.destroy(), server.closeAllConnections(), server.close()],
  };
}

test.each([
  ['open', () => undefined],
  ['closing', (socket: net.Socket): void => void socket.end()],
  ['closed', (socket: net.Socket): void => void socket.destroy()],
] as const)('net: write while %s', async (state, bring) => {
  const { socket, done } = await accepted();
  bring(socket);
  const { properties, methods } = netRow.types.Socket.socket;
  expect(socket.writable).toBe(properties.writable[state]);
  expect(socket.destroyed).toBe(properties.destroyed[state]);
  const seen = await outcomeOf(socket, (told) => socket.write('x', told));
  done();
  expect(seen).toEqual([...methods.write.outcome[state]].sort());
});

test.each([
  ['open', () => undefined],
  ['closing', ({ response }) => void response.end()],
  ['closed', ({ client }) => void client.destroy()],
] as const satisfies readonly (readonly [string, (made: Awaited<ReturnType<typeof responding>>) => void])[])(
  'response: write while %s',
  async (state, bring) => {
    const made = await responding();
    bring(made);
    if (state === 'closed') await once(made.response, 'close');
    const { properties, methods } = eventStream.types.ServerResponse.socket;
    expect(made.response.destroyed).toBe(properties.destroyed[state]);
    // The reason why it is no state expression.
    expect(made.response.writable).toBe(true);
    const seen = await outcomeOf(made.response, (told) => made.response.write('x', told));
    made.done();
    expect(seen).toEqual([...methods.write.outcome[state]].sort());
  },
);

test('dgram: send after close', async () => {
  const socket = dgram.createSocket('udp4');
  socket.close();
  const seen = await outcomeOf(null, (told) => socket.send('x', 9, '127.0.0.1', told));
  expect(seen).toEqual(dgramRow.types.Socket.socket.methods.send.outcome.closed);
});

test('BroadcastChannel: postMessage after close', async () => {
  const channel = new BroadcastChannel('facts');
  channel.close();
  const seen = await outcomeOf(null, () => channel.postMessage('x'));
  expect(seen).toEqual(broadcastChannel.types.BroadcastChannel.socket.methods.postMessage.outcome.closed);
});

test('ReadableStream: enqueue after cancel', async () => {
  let kept: ReadableStreamDefaultController | undefined;
  const stream = new ReadableStream({ start: (controller) => void (kept = controller) });
  await stream.cancel();
  const seen = await outcomeOf(null, () => kept?.enqueue('x'));
  expect(seen).toEqual(
    webStreams.types.ReadableStreamDefaultController.socket.methods.enqueue.outcome.closed,
  );
});

test.each([
  ['without a callback', false],
  ['with one', true],
])('child_process: send after disconnect, %s', async (_, given) => {
  const script = join(tmpdir(), `facts-${process.pid}-${String(given)}.cjs`);
  writeFileSync(script, `process.on('message', () => {});`);
  const child = fork(script);
  await once(child, 'spawn');
  const { properties, methods } = childProcess.types.ChildProcess.socket;
  expect(child.connected).toBe(properties.connected.open);
  child.disconnect();
  await once(child, 'disconnect');
  expect(child.connected).toBe(properties.connected.closed);
  const seen = await outcomeOf(child, (told) => (given ? child.send('x', told) : child.send('x')));
  child.kill();
  unlinkSync(script);
  expect(seen).toEqual(given ? methods.send.withCallback.closed : methods.send.outcome.closed);
});
