const groups = new Map<string, Set<RTCDataChannel>>();

export function join(name: string, channel: RTCDataChannel): void {
  const group = groups.get(name) ?? new Set();
  groups.set(name, group.add(channel));
}

export function announce(text: string): void {
  for (const group of groups.values()) {
    for (const channel of group) {
      if (channel.readyState === 'open') {
        channel.send(text);
      }
    }
  }
}
