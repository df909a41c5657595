import { createClient } from 'redis';

export function open() {
  const client = createClient();
  client.on('error', (error) => {
    console.error(error);
    process.exit(1);
  });
  return client;
}
