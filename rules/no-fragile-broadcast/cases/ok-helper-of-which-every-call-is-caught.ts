const feeds = new Set<ReadableStreamDefaultController<string>>();

export function GET(): Response {
  const stream = new ReadableStream<string>({ start: (controller) => void feeds.add(controller) });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
}

export function publish(event: string): void {
  for (const feed of feeds) {
    try {
      tell(feed, event);
    } catch (error) {
      console.warn('feed ended', error);
    }
  }
}

function tell(feed: ReadableStreamDefaultController<string>, event: string): void {
  feed.enqueue(`data: ${event}\n\n`);
}
