import { createClient } from 'redis';

const publisher = createClient();
const subscriber = publisher.duplicate();
publisher.on('error', console.error);
subscriber.on('error', console.error);

await Promise.all([publisher.connect(), subscriber.connect()]);
