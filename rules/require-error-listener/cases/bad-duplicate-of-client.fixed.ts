import { createClient } from 'redis';

const publisher = createClient();
const subscriber = publisher.duplicate();
subscriber.on('error', (error) => {
  console.error('client error', error);
});
publisher.on('error', console.error);

await Promise.all([publisher.connect(), subscriber.connect()]);
