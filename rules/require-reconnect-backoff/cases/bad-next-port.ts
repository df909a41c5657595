import { connect } from 'node:net';

export class Search {
  tries = 0;

  find(): void {
    const socket = connect(7000);
    socket.on('connect', () => {
      console.log('tried', this.tries);
    });
    socket.on('error', () => {
      this.tries += 1;
      this.find();
      //^^^^^^^^^ atOnce
    });
  }
}
