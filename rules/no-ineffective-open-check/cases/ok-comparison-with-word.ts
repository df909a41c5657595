export function tell(channel: RTCDataChannel, text: string) {
  if (channel.readyState === 'open') channel.send(text);
}
