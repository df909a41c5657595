import { createClient } from 'redis';

const client = createClient();
             //^^^^^^^^^^^^^^ unheard

export async function count(name: string): Promise<void> {
  await client.publish('count', name);
}
