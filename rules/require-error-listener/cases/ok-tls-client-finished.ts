import { finished } from 'node:stream';
import { connect } from 'node:tls';

export function greet(host: string): void {
  const socket = connect(443, host);
  finished(socket, (error) => {
    console.log(error ?? 'done');
  });
}
