import { bus } from './bus.js';
export function GET() {
  let onTick: (t: string) => void;
  const stream = new ReadableStream({
    start(controller) {
      onTick = (t: string) => controller.enqueue(t);
      bus.on('tick', onTick);
    },
    cancel() {
      bus.off('tick', onTick);
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
}
