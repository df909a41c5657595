const subscribers = new Set<ReadableStreamDefaultController<string>>();

export function GET(): Response {
  const stream = new ReadableStream<string>({
    start(controller) {
      subscribers.add(controller);
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
}

export function publish(event: string): void {
  for (const subscriber of subscribers) {
    try {
      subscriber.enqueue(`data: ${event}\n\n`);
    } catch (error) {
      console.warn('could not send to a socket', error);
    }
  }
}
