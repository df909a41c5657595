// A response finishes where the program ends it; of a client that leaves only `close` tells.
import http from 'node:http';
const pool = new Set();
http.createServer((req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  pool.add(res); //! require-close-cleanup
  const beat = setInterval(() => res.write(': beat\n\n'), 15000); //! require-close-cleanup
  res.on('finish', () => {
    pool.delete(res);
    clearInterval(beat);
  });
}).listen(80);
