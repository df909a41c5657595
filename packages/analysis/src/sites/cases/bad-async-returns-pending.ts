// An async function without an `await` waits for what it returns.
import { createHash } from 'node:crypto';
import { WebSocketServer } from 'ws';
declare const table: { query(text: string): Promise<string> };
class Store {
  async ask(text: string) {
    return table.query(text);
  }
  async askOnce(text: string, cached?: string) {
    return cached ?? table.query(text);
  }
  async askByName(text: string) {
    const answer = table.query(text);
    return answer;
  }
  private read(text: string) {
    return table.query(text);
  }
  async askBySelf(text: string) {
    return this.read(text);
  }
  async shout(text: string) {
    return text.toUpperCase().split(' ').join('! ');
  }
  private readonly names = new Map<string, string>();
  async look(text: string) {
    return this.names.get(text);
  }
  async hash(text: string) {
    return createHash('sha256').update(text).digest('hex');
  }
  async parse(text: string) {
    return JSON.parse(text) as unknown;
  }
}
const store = new Store();
new WebSocketServer({ port: 1 }).on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', async (raw) => {
    socket.send(await store.shout(String(raw)));
    socket.send(String(await store.parse(String(raw))));
    socket.send(String(await store.look(String(raw))));
    socket.send(await store.hash(String(raw)));
  });
  socket.on('message', async (raw) => {
    const answer = await store.ask(String(raw));
    socket.send(answer); //! unguarded
  });
  socket.on('message', async (raw) => {
    const answer = await store.askOnce(String(raw));
    socket.send(answer); //! unguarded
  });
  socket.on('message', async (raw) => {
    const answer = await store.askByName(String(raw));
    socket.send(answer); //! unguarded
  });
  socket.on('message', async (raw) => {
    const answer = await store.askBySelf(String(raw));
    socket.send(answer); //! unguarded
  });
});
