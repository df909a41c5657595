// What helps tests runs under their runner.
import { afterAll } from 'vitest';
import { WebSocketServer } from 'ws';
export function startServer() {
  const server = new WebSocketServer({ port: 0 });
  afterAll(() => server.close());
  return (text: string) => server.clients.forEach((client) => client.send(text));
}
