import { WebSocketGateway, type OnGatewayConnection } from '@nestjs/websockets';
import type { WebSocket } from 'ws';

@WebSocketGateway()
export class Gateway implements OnGatewayConnection {
  handleConnection(client: WebSocket): void {
    client.on('message', (text) => client.send(text));
  }
}
