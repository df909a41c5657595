// An answer that is an event stream unless somebody asks for a table.
import express from 'express';
express().get('/rows', async (req, res) => {
  if (req.query.table) res.setHeader('Content-Type', 'text/csv');
  else res.setHeader('Content-Type', 'text/event-stream');
  for await (const row of rows()) {
    res.write(`data: ${row}\n\n`); //! unguarded
  }
});
