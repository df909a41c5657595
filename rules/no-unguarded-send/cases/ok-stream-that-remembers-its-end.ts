export function answer(completion: AsyncIterable<string>) {
  let closed = false;
  const stream = new ReadableStream({
    async start(controller) {
      for await (const chunk of completion) {
        if (closed) return;
        controller.enqueue(chunk);
      }
      if (!closed) controller.close();
    },
    cancel() {
      closed = true;
    },
  });
  return new Response(stream);
}
