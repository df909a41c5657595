// What any of several functions makes; where one of them makes something else, nothing is known.
const net = require('node:net');
const tls = require('node:tls');
const dial = {
  tcp: (host) => net.connect(80, host),
  tls: (host) => tls.connect(443, host),
};
const either = { socket: (host) => net.connect(80, host), name: (host) => host.trim() };
exports.ask = async (kind, host, question) => {
  const link = dial[kind](host);
  link.on('error', console.error);
  await fetch('/log');
  link.write(question); //! unguarded
  const other = either[kind](host);
  await fetch('/log');
  other.write(question);
};
