// An answer of another content type, in a file that has event streams, too.
import express from 'express';
const app = express();
app.get('/events', (req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const timer = setInterval(() => res.write('data: x\n\n'), 1000);
  req.on('close', () => clearInterval(timer));
});
app.get('/users.csv', async (req, res) => {
  res.setHeader('Content-Type', 'text/csv');
  for await (const user of listUsers()) res.write(`${user.name}\n`);
  res.end();
});
