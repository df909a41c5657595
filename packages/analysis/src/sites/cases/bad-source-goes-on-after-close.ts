// The close stops another subscriber, or nothing at all.
import Redis from 'ioredis';
import { createServer } from 'node:http';
createServer((request, response) => {
  const subscriber = new Redis();
  const other = new Redis();
  subscriber.on('error', console.error);
  other.on('error', console.error);
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  subscriber.on('message', (_channel, text) => {
    response.write(`data: ${text}\n\n`); //! unguarded
  });
  request.on('close', () => {
    void other.quit();
  });
});
