export function events(): Response {
  const stream = new ReadableStream<string>({
    start(controller) {
      const beat = setInterval(() => {
        try {
          controller.enqueue(': beat\n\n');
        } catch {
          clearInterval(beat);
        }
      }, 15_000);
    },
  });
  return new Response(stream);
}
