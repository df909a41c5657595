export function tell(channel: RTCDataChannel, text: string) {
  if (channel.readyState > 1) return;
  //  ^^^^^^^^^^^^^^^^^^^^^^ never
  channel.send(text);
}
export function greet(channel: RTCDataChannel) {
  if (channel.readyState >= 1) channel.send('hello');
  //  ^^^^^^^^^^^^^^^^^^^^^^^ never
}
