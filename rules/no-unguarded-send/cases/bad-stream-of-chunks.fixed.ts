export function answer(completion: AsyncIterable<string>) {
  let closed = false;
  return new ReadableStream<string>({
    async start(controller) {
      for await (const chunk of completion) {
        if (closed) {
          return;
        }
        controller.enqueue(chunk);
      }
      if (!closed) {
        controller.close();
      }
    },
    cancel() {
      closed = true;
    },
  });
}
