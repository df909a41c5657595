interface Packet {
  readonly id: number;
}

export function cancel(buffer: Packet[], id: number) {
  for (let index = 0; index < buffer.length; index++) {
    if (buffer[index]?.id === id) buffer.splice(index, 1);
  }
}
