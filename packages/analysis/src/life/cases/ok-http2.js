const http2 = require('http2');
const sessions = new Map();
exports.session = (origin) => {
  let s = sessions.get(origin);
  if (s) return s;
  s = http2.connect(origin);
  sessions.set(origin, s);
  s.on('close', () => sessions.delete(origin));
  s.on('error', () => {});
  return s;
};
