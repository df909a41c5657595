import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

const IMPORTS = `import { WebSocketGateway, WebSocketServer, SubscribeMessage, ConnectedSocket, MessageBody } from '@nestjs/websockets';
import { WebSocket, Server } from 'ws';\n`;

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(IMPORTS + text);
    expect(found).toEqual(expected);
  });
}

describe('a gateway whose sockets are of ws', () => {
  check(
    'connections',
    `@WebSocketGateway() export class Chat {
      handleConnection(client: WebSocket) {
        client.send('hello');
        setTimeout(() => {
          client.send('late'); //! unguarded
        }, 5);
      }
      handleDisconnect(client: WebSocket) {
        client.send('bye'); //! after-close
      }
    }`,
  );
  check(
    'messages, the client first or decorated',
    `@WebSocketGateway() export class Chat {
      @SubscribeMessage('a') onA(client: WebSocket, text: string) { client.send(text); }
      @SubscribeMessage('b') onB(@MessageBody() text: string, @ConnectedSocket() client: WebSocket) { client.send(text); }
      @SubscribeMessage('c') async onC(@MessageBody() text: string, @ConnectedSocket() client: WebSocket) {
        await store(text);
        client.send(text); //! unguarded
        if (client.readyState === WebSocket.OPEN) client.send(text);
      }
    }`,
  );
  check(
    'a broadcast over the clients of the server',
    `@WebSocketGateway() export class Chat {
      @WebSocketServer() server: Server;
      shout(text: string) {
        this.server.clients.forEach((client) => {
          client.send(text); //! unguarded
        });
      }
    }`,
  );
});

check(
  'silent: a client of which nothing is said can be one of socket.io',
  `@WebSocketGateway() export class Chat {
    async handleConnection(client) { await load(); client.send('x'); client.emit('y'); }
  }`,
);
