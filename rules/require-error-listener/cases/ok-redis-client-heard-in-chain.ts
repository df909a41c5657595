import { createClient } from 'redis';

const client = await createClient()
  .on('error', (error) => {
    console.error(error);
  })
  .connect();

await client.publish('count', 'start');
