// Who waits for the end of a stream hears its close.
import { createServer } from 'node:http';
import { finished } from 'node:stream';
import onFinished from 'on-finished';
import { feed } from './feed.js';
createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  if (request.url === '/flag') {
    let done = false;
    finished(response, () => {
      done = true;
    });
    feed.subscribe((text: string) => {
      if (!done) response.write(`data: ${text}\n\n`);
    });
    return;
  }
  const subscription = feed.subscribe((text: string) => response.write(`data: ${text}\n\n`));
  onFinished(response, () => subscription.unsubscribe());
});
