import { connect } from 'node:tls';

export class Collector {
  start() {
    this.socket = connect(6514, 'logs.local');
    this.socket.on('error', (error) => {
      console.error(error);
      process.exit(1);
      //^^^^^^^^^^^^^ error
    });
  }
}
