// What is looked up by a key runs under what is known where that is done.
import net from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
type Command = (args: string[], socket: net.Socket) => void;
const commands: Record<string, Command> = {
  time: (_args, socket) => socket.write(new Date().toISOString()),
  quit,
};
function quit(_args: string[], socket: net.Socket) {
  socket.write('bye');
  socket.end();
}
net.createServer((socket) => {
  socket.on('error', console.error);
  socket.on('data', (line) => {
    const [name = '', ...args] = String(line).split(' ');
    const command = commands[name];
    if (command) command(args, socket);
  });
});
type Answer = (socket: WebSocket, text: string) => void;
const answers = new Map<string, Answer>();
answers.set('echo', (socket, text) => socket.send(text));
answers.set('upper', (socket, text) => socket.send(text.toUpperCase()));
class Router {
  private readonly routes: Record<string, Answer> = {
    lower: (socket, text) => socket.send(text.toLowerCase()),
  };
  route(socket: WebSocket, name: string, text: string) {
    this.routes[name]?.(socket, text);
  }
}
const router = new Router();
new WebSocketServer({ port: 1 }).on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data) => {
    const { name, text } = JSON.parse(String(data));
    answers.get(name)?.(socket, text);
    router.route(socket, name, text);
  });
});
