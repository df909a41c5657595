const sessions = new Map([['a', 1]]);

export function refresh() {
  const sessionsSnapshot = [...sessions];
  for (const [key, session] of sessionsSnapshot) {
    sessions.delete(key);
    sessions.set(key, session + 1);
  }
}
