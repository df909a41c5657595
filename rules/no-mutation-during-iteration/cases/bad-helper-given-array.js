function remove(list, entry) {
  list.splice(list.indexOf(entry), 1);
}

export function dropIdle(connections, isIdle) {
  connections.forEach((connection) => {
    if (isIdle(connection)) remove(connections, connection);
    //                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ removes-element
  });
}
