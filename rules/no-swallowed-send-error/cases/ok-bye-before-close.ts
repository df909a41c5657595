export function kick(channel: RTCDataChannel, reason: string): void {
  try {
    channel.send(reason);
  } catch {}
  channel.close();
}
