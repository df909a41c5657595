const peers = new Map<string, RTCDataChannel>();

export function add(name: string, channel: RTCDataChannel): void {
  peers.set(name, channel);
}

export function broadcast(text: string): void {
  for (const [, channel] of peers) tell(channel, text);
}

function tell(channel: RTCDataChannel, text: string): void {
  if (channel.readyState === 'open') {
    channel.send(text);
  }
}
