import { connect } from 'node:tls';

export function deliver(servers: string[], mail: string): void {
  const [first] = servers;
  const socket = connect(465, first);
  socket.on('error', () => {
    deliver(servers, mail);
    //^^^^^^^^^^^^^^^^^^^^ atOnce
  });
  socket.end(mail);
}
