interface Packet {
  readonly retry: Packet | null;
}

const packets: Packet[] = [];

export function flush(write: (packet: Packet) => void) {
  for (const packet of packets) {
    write(packet);
    if (packet.retry !== null) packets.unshift(packet.retry);
    //                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inserts-element
  }
}
