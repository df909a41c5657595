interface Packet {
  readonly room: string;
}

export function cancel(buffer: Packet[], room: string) {
  for (let index = 0; index < buffer.length; index++) {
    if (buffer[index]?.room === room) {
      buffer.splice(index, 1);
      index--;
    }
  }
}
