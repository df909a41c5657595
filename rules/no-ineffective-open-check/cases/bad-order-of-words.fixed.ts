export function tell(channel: RTCDataChannel, text: string) {
  if (channel.readyState !== 'open') return;
  channel.send(text);
}
export function greet(channel: RTCDataChannel) {
  if (channel.readyState === 'open') channel.send('hello');
}
