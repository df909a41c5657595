const docs = new Map();
const { WebSocketServer } = require('ws');
const closeConn = (doc, conn) => {
  if (doc.conns.has(conn)) doc.conns.delete(conn);
  conn.close();
};
new WebSocketServer({ port: 1 }).on('connection', (conn, req) => {
  const doc = getDoc(req.url);
  doc.conns.set(conn, new Set());
  conn.on('error', () => {});
  conn.on('close', () => closeConn(doc, conn));
});
function getDoc(n) {
  if (!docs.has(n)) docs.set(n, { conns: new Map() });
  return docs.get(n);
}
