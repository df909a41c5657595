const queue = [];

export function drain(socket) {
  while (queue.length > 0) socket.write(queue.shift());
}

export function drainLevel(visit) {
  for (let index = 0, level = queue.length; index < level; index++) {
    const node = queue.shift();
    visit(node);
    if (node.child) queue.push(node.child);
  }
}
