export function answer(completion: AsyncIterable<string>) {
  return new ReadableStream<string>({
    async start(controller) {
      for await (const chunk of completion) {
        controller.enqueue(chunk);
        //^^^^^^^^^^^^^^^^^^^^^^^ maybe
      }
      controller.close();
    },
  });
}
