import type { EventEmitter } from 'node:events';
import Fastify from 'fastify';

export function serve(jobs: EventEmitter) {
  const app = Fastify();
  app.get('/jobs', (request, reply) => {
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream' });
    jobs.on('progress', (percent: number) => {
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listener
      if (!reply.raw.destroyed && !reply.raw.writableEnded) reply.raw.write(`data: ${percent}\n\n`);
    });
  });
  return app.listen({ port: 3000 });
}
