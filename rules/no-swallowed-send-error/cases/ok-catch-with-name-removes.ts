const subscribers = new Set<ReadableStreamDefaultController<string>>();

export function GET(): Response {
  const stream = new ReadableStream({ start: (controller) => void subscribers.add(controller) });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
}

export function publish(event: string): void {
  for (const subscriber of subscribers) {
    try {
      subscriber.enqueue(event);
    } catch (error) {
      console.debug('subscriber gone', error);
      subscribers.delete(subscriber);
    }
  }
}
