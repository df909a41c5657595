import { createClient } from 'redis';

const publisher = createClient();
const subscriber = publisher.duplicate();
                 //^^^^^^^^^^^^^^^^^^^^^ unheard
publisher.on('error', console.error);

await Promise.all([publisher.connect(), subscriber.connect()]);
