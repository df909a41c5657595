// As much of what workerd has for Workers as is used.

/** A socket of workerd. */
export interface WorkersSocket extends EventTarget {
  accept(): void;
  send(text: string): void;
  close(): void;
}

/** The state of a Durable Object. */
export interface ObjectState {
  acceptWebSocket(socket: WorkersSocket, tags: readonly string[]): void;
  getWebSockets(tag: string): readonly WorkersSocket[];
}

/** Makes the two ends of a connection: the first is for the response, the second stays. */
export function makePair(): readonly [far: WorkersSocket, near: WorkersSocket] {
  const WebSocketPair = Reflect.get(globalThis, 'WebSocketPair') as new () => {
    readonly 0: WorkersSocket;
    readonly 1: WorkersSocket;
  };
  const pair = new WebSocketPair();
  return [pair[0], pair[1]];
}

/** Answers a request to upgrade with the far end of a pair. */
export function upgradeWith(webSocket: WorkersSocket): Response {
  // Workers have a member more than the standard.
  return new Response(null, { status: 101, webSocket } as ResponseInit);
}
