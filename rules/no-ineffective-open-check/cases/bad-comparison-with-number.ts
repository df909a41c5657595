export function tell(channel: RTCDataChannel, text: string) {
  if (channel.readyState === 1) channel.send(text);
  //  ^^^^^^^^^^^^^^^^^^^^^^^^ never
}
