import { WebSocket } from 'ws';

export function link(url: string) {
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', (error) => {
      if (error.message.includes('401')) {
        process.exit(1);
        //^^^^^^^^^^^^^ error
      }
      console.error(error);
    });
    socket.on('close', () => {
      setTimeout(connect, 1000);
    });
  }
  connect();
}
