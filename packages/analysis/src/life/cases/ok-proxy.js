const net = require('net');
net
  .createServer((client) => {
    const upstream = net.connect(80, 'x');
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    upstream.on('data', (d) => client.write(d));
    client.on('data', (d) => upstream.write(d));
  })
  .listen(1);
