export function forget(clients, id) {
  let found = false;
  for (let index = 0; index < clients.length && !found; index++) {
    if (clients[index].id === id) {
      clients.splice(index, 1);
      found = true;
    }
  }
  return found;
}
