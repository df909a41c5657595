// Here the close handler takes each out as it closes, so what is found was open.
const net = require('net');
const waiting = [];
net.createServer((socket) => {
  socket.on('error', console.error);
  waiting.push(socket);
  socket.on('close', () => {
    const at = waiting.indexOf(socket);
    if (at !== -1) waiting.splice(at, 1);
  });
  const other = waiting.find((one) => one !== socket);
  if (other) other.write('you are not alone');
  if (waiting.length < 3) return;
  const [first, second] = waiting.splice(0, 2);
  first.write('go');
  second.write('go');
  waiting.shift().write('next');
});
