import { connect } from 'node:http2';

const session = connect('https://api.example');
              //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unheard
session.on('goaway', () => session.close());
