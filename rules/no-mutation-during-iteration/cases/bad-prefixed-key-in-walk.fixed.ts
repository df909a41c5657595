const sessions = new Map<string, number>();

export function archive() {
  const sessionsSnapshot = [...sessions];
  for (const [name, started] of sessionsSnapshot) {
    sessions.delete(name);
    sessions.set(`old:${name}`, started);
  }
}
