import { createSocket } from 'node:dgram';

export function report(metric: string): void {
  const socket = createSocket('udp4');
  socket.send(metric, 8125, 'metrics.example', () => socket.close());
}
