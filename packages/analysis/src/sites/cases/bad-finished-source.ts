// Another stream that has ended says nothing of the response.
import { createServer } from 'node:http';
import { finished } from 'node:stream';
import onFinished from 'on-finished';
import { feed } from './feed.js';
createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  if (request.url === '/flag') {
    let done = false;
    finished(feed.source, () => {
      done = true;
    });
    feed.subscribe((text: string) => {
      if (!done) response.write(`data: ${text}\n\n`); //! unguarded
    });
    return;
  }
  const subscription = feed.subscribe((text: string) => {
    response.write(`data: ${text}\n\n`); //! unguarded
  });
  onFinished(feed.source, () => subscription.unsubscribe());
});
