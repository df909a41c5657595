import { connect } from 'node:http2';

const session = connect('https://api.example');
session.on('error', (error) => {
  console.error('session error', error);
});
session.on('goaway', () => session.close());
