// `signal.throwIfAborted()` goes on only while the client is there; a call of the runtime is not read as a check.
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
