import { createClient } from 'redis';

const client = createClient();
client.on('error', (error) => {
  console.error('client error', error);
});

export async function count(name: string): Promise<void> {
  await client.publish('count', name);
}
