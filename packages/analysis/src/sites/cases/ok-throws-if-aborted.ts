// `signal.throwIfAborted()` comes back only while the client is there.
import express from 'express';
express().get('/rows', async (req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const controller = new AbortController();
  res.once('close', () => controller.abort());
  for await (const row of query(req.query)) {
    controller.signal.throwIfAborted();
    res.write(`data: ${row}\n\n`);
  }
});
