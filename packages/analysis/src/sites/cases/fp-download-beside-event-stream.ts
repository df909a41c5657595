// Which answers are event streams is decided for a file: one of another content type counts, too.
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
