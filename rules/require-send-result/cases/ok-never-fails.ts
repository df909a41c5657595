import { io } from 'socket.io-client';

const socket = io('http://localhost');

export function publish(topic: string, data: unknown): void {
  socket.emit(topic, data);
}
