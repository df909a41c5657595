export function forget(clients, client) {
  for (const id in clients) {
    if (clients[id] === client) delete clients[id];
  }
}
