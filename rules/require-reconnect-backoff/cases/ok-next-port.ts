import { connect } from 'node:net';

export class Search {
  port = 7000;

  find(): void {
    const socket = connect(this.port);
    socket.on('connect', () => {
      console.log('listens', this.port);
    });
    socket.on('error', () => {
      this.port += 1;
      this.find();
    });
  }
}
