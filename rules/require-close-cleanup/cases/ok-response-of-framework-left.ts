import type { EventEmitter } from 'node:events';
import Fastify from 'fastify';

export function serve(jobs: EventEmitter) {
  const app = Fastify();
  app.get('/jobs', (request, reply) => {
    const onProgress = (percent: number) => {
      if (!reply.raw.destroyed && !reply.raw.writableEnded) reply.raw.write(`data: ${percent}\n\n`);
    };
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream' });
    jobs.on('progress', onProgress);
    reply.raw.on('close', () => jobs.off('progress', onProgress));
  });
  return app.listen({ port: 3000 });
}
