// Half of the queue stays, but the loop only counts: it does not read what it counts.
export function drain(queue, write) {
  for (let index = 0; index < queue.length; index++) write(queue.shift());
}
