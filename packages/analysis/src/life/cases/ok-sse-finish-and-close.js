// The same for both ends of a response.
import http from 'node:http';
const pool = new Set();
http.createServer((req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  pool.add(res);
  const beat = setInterval(() => res.write(': beat\n\n'), 15000);
  const forget = () => {
    pool.delete(res);
    clearInterval(beat);
  };
  res.on('finish', forget);
  res.on('close', forget);
}).listen(80);
