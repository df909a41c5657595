const channels = new Map();
export function open(pc, peerId) {
  const channel = new RTCPeerConnection().createDataChannel('x');
  channels.set(peerId, channel);
  channel.onclose = () => channels.delete(peerId);
  return channel;
}
