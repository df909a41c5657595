export function answer(completion: AsyncIterable<string>) {
  const stream = new ReadableStream({
    async start(controller) {
      for await (const chunk of completion) {
        controller.enqueue(chunk);
        //^^^^^^^^^^^^^^^^^^^^^^^ maybe
      }
      controller.close();
    },
  });
  return new Response(stream);
}
