// A helper gives each client to the function that it is handed, open or not.
const { Server } = require('ws');
const server = new Server({ port: 1 });
function eachClient(visit) {
  server.clients.forEach((client) => visit(client));
}
exports.announce = (text) =>
  eachClient((client) => client.send(text)); //! unguarded
