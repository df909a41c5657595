import sockjs from 'sockjs';

const echo = sockjs.createServer();
echo.on('connection', (connection) => {
  connection.on('data', (text) => connection.write(text));
});
