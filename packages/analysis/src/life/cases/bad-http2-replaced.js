const http2 = require('http2');
const sessions = new Map();
exports.session = (origin) => {
  const old = sessions.get(origin);
  if (old) old.close();
  const s = http2.connect(origin);
  sessions.set(origin, s);
  s.on('close', () => sessions.delete(origin)); //! no-stale-close-handler
  s.on('error', () => {});
  return s;
};
