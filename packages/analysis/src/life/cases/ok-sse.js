import express from 'express';
const app = express();
app.get('/sse', (req, res) => {
  res.setHeader('Content-Type', 'text/event-stream');
  const t = setInterval(() => res.write(': ping\n\n'), 15000);
  req.on('close', () => clearInterval(t));
});
