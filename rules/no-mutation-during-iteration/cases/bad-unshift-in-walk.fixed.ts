interface Packet {
  readonly retry: Packet | null;
}

const packets: Packet[] = [];

export function flush(write: (packet: Packet) => void) {
  const packetsSnapshot = [...packets];
  for (const packet of packetsSnapshot) {
    write(packet);
    if (packet.retry !== null) packets.unshift(packet.retry);
  }
}
