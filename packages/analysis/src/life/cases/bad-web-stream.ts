import { bus } from './bus.js';
export function GET() {
  const stream = new ReadableStream({
    start(controller) {
      const onTick = (t: string) => controller.enqueue(t);
      bus.on('tick', onTick); //! require-close-cleanup
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
}
