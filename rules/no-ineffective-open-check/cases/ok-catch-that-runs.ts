export function broadcast(channels: Set<RTCDataChannel>, text: string) {
  for (const channel of [...channels]) {
    try {
      channel.send(text);
    } catch {
      channels.delete(channel);
    }
  }
}
