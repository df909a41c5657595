const names = new Set<string>(['WebSocket', 'EventSource']);

export function prune() {
  for (const name of names) {
    if (!(name in globalThis)) names.delete(name);
  }
}
