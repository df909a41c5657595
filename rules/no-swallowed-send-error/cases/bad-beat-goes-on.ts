export function events(load: () => Promise<string>): Response {
  const stream = new ReadableStream<string>({
    async start(controller) {
      setInterval(() => {
        try {
          controller.enqueue(': beat\n\n');
        } catch {}
       // ^^^^^^^^ catch
      }, 15_000);
      controller.enqueue(await load());
    },
  });
  return new Response(stream);
}
