export function push(controller: ReadableStreamDefaultController<string>, text: string): void {
  controller.enqueue(text);
}
