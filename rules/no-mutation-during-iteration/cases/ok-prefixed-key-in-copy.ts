const sessions = new Map<string, number>();

export function archive() {
  for (const [name, started] of [...sessions]) {
    sessions.delete(name);
    sessions.set(`old:${name}`, started);
  }
}
