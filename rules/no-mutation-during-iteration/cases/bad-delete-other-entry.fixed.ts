interface Peer {
  readonly partner: Peer;
  readonly lost: boolean;
}

const peers = new Set<Peer>();

export function dissolve() {
  const peersSnapshot = [...peers];
  for (const peer of peersSnapshot) {
    if (peer.lost) peers.delete(peer.partner);
  }
}
