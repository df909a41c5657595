import { WebSocketGateway, OnGatewayConnection, OnGatewayDisconnect } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
@WebSocketGateway()
export class ChatGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private users = new Map<string, Socket>();
  handleConnection(client: Socket) {
    this.users.set(client.id, client);
  }
  handleDisconnect(client: Socket) {
    this.users.delete(client.id);
  }
}
