import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('silent: clients that buffer and connect again', () => {
  check(
    'reconnecting-websocket',
    `import ReconnectingWebSocket from 'reconnecting-websocket';
    const socket = new ReconnectingWebSocket('ws://localhost');
    socket.send('early');
    socket.onclose = () => socket.send('later');
    socket.close();
    socket.send('kept');`,
  );
  check(
    'partysocket',
    `import PartySocket from 'partysocket';
    const socket = new PartySocket({ host: 'localhost', room: 'x' });
    socket.send('early');
    setInterval(() => socket.send('tick'), 5);
    socket.close();
    socket.send('kept');`,
  );
  check(
    'partysocket in React',
    `import usePartySocket from 'partysocket/react';
    export function useRoom() { const socket = usePartySocket({ room: 'x' }); return () => socket.send('x'); }`,
  );
  check(
    'clients of brokers and stores',
    `import mqtt from 'mqtt';
    import { createClient } from 'redis';
    import Redis from 'ioredis';
    import { createClient as subscribe } from 'graphql-ws';
    const client = mqtt.connect('mqtt://localhost');
    client.publish('a', 'b');
    const redis = createClient();
    const other = new Redis();
    setInterval(() => { redis.publish('a', 'b'); other.publish('a', 'b'); }, 5);
    const graph = subscribe({ url: 'ws://localhost' });
    setInterval(() => graph.subscribe({ query: 'x' }, sink), 5);`,
  );
});
