// A helper gives only the open clients to the function that it is handed.
const { Server, OPEN } = require('ws');
const server = new Server({ port: 1 });
function eachOpen(visit) {
  server.clients.forEach((client) => {
    if (client.readyState === OPEN) visit(client);
  });
}
exports.announce = (text) => eachOpen((client) => client.send(text));
