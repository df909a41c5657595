import type { ServerResponse } from 'node:http';

export async function stream(source: AsyncIterable<string>, response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for await (const part of source) {
    if (response.writableEnded || response.destroyed) break;
    response.write(`data: ${part}\n\n`);
  }
}
