import { WebSocketGateway, OnGatewayConnection } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
@WebSocketGateway()
export class ChatGateway implements OnGatewayConnection {
  private users: Socket[] = [];
  handleConnection(client: Socket) {
    this.users.push(client); //! require-close-cleanup
  }
  tell(text: string) {
    this.users.forEach((u) => u.emit('t', text));
  }
}
