// A function inside another one that nobody mentions sends nothing.
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  const greetLater = async () => {
    await fetch('http://localhost/greeting');
    ws.send('hello');
  };
  const greetAtOnce = () => ws.send('hello');
});
