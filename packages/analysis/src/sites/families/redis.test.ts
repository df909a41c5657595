import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('node-redis', () => {
  check(
    'keeps back what has no connection',
    `import { createClient } from 'redis';
  const client = createClient();
  client.on('error', (err) => console.log('Redis Client Error', err));
  await client.connect();
  await client.publish('room', 'hello');
  setInterval(() => client.publish('room', 'tick'), 1000);`,
  );
  check(
    'chained, and a copy for subscribing',
    `const { createClient } = require('redis');
  async function main() {
    const client = await createClient().on('error', console.error).connect();
    const subscriber = client.duplicate();
    await subscriber.connect();
    await client.publish('room', 'hello');
    await subscriber.close();
    await client.quit();
    client.publish('room', 'late'); //! after-close
  }`,
  );
  check(
    'its check, and a handled rejection',
    `import { createClient, type RedisClientType } from 'redis';
  export async function stop(client: RedisClientType, text: string) {
    client.destroy();
    if (client.isOpen) await client.publish('room', text);
    if (client.isReady) await client.publish('room', text);
    await client.publish('room', text).catch(console.error);
    try { await client.publish('room', text); } catch (error) { console.error(error); }
  }`,
  );
  check(
    'a client that somebody else holds',
    `import type { RedisClientType } from 'redis';
  export async function tell(client: RedisClientType, text: string) { await load(); await client.publish('room', text); }`,
  );
});

check(
  'a program that shuts down closes what it has kept all the time',
  `import { createClient } from 'redis';
  const client = createClient();
  await client.connect();
  app.post('/room', async (req, res) => { client.publish('room', req.body); res.end(); });
  app.addHook('onClose', async () => { await client.quit(); });
  const server = app.listen(3000);
  process.on('SIGTERM', () => { server.close(async () => { await client.quit(); process.exit(0); }); });`,
);

describe('ioredis', () => {
  check(
    'keeps back what has no connection',
    `import Redis from 'ioredis';
  const redis = new Redis();
  redis.publish('room', 'early');
  redis.on('message', async (channel, message) => { await store(message); redis.publish('seen', channel); });`,
  );
  check(
    'refuses what comes after its end',
    `const Redis = require('ioredis');
  const redis = new Redis();
  async function stop() {
    redis.disconnect();
    await redis.publish('room', 'late'); //! after-close
  }
  redis.on('end', () => {
    redis.publish('room', 'late'); //! after-close
  });`,
  );
});

check(
  'silent: another client',
  `export async function f(client: Cache) { await client.quit(); await client.publish('a', 'b'); }`,
);

check(
  'in TypeScript: fields and what a function makes',
  `import { createClient, type RedisClientType } from 'redis';
  import Redis from 'ioredis';
  export class Store {
    private readonly client: RedisClientType = createClient();
    private readonly other = new Redis();
    async stop(text: string) {
      await this.client.publish('news', text);
      await this.client.close();
      await this.client.publish('news', 'late'); //! after-close
    }
    async quit() {
      await this.other.publish('news', 'bye');
      this.other.disconnect();
      await this.other.publish('news', 'late'); //! after-close
    }
  }
  export const publisherOf = (client: RedisClientType) => client.duplicate();`,
);
