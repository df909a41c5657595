// Ids are unique, so that the element that is skipped would not match either; nothing in the code says so.
interface Packet {
  readonly id: number;
}

export function cancel(buffer: Packet[], id: number) {
  for (let index = 0; index < buffer.length; index++) {
    if (buffer[index]?.id === id) buffer.splice(index, 1);
    //                            ^^^^^^^^^^^^^^^^^^^^^^^ removes-element
  }
}
