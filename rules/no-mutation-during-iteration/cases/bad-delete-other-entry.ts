interface Peer {
  readonly partner: Peer;
  readonly lost: boolean;
}

const peers = new Set<Peer>();

export function dissolve() {
  for (const peer of peers) {
    if (peer.lost) peers.delete(peer.partner);
    //             ^^^^^^^^^^^^^^^^^^^^^^^^^^ deletes-other
  }
}
