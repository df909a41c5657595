// The signal is asked once, before the waits.
import express from 'express';
express().get('/rows', async (req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const controller = new AbortController();
  res.once('close', () => controller.abort());
  controller.signal.throwIfAborted();
  for await (const row of query(req.query)) {
    res.write(`data: ${row}\n\n`); //! unguarded
  }
});
