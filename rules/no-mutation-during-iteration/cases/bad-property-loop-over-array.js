export function forget(clients, client) {
  for (const index in clients) {
    if (clients[index] === client) clients.splice(index, 1);
    //                             ^^^^^^^^^^^^^^^^^^^^^^^^ removes-element
  }
}
