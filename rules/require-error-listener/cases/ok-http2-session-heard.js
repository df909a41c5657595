import { connect } from 'node:http2';

const session = connect('https://api.example');
session.on('error', () => session.close());
