const sessions = new Map([['a', 1]]);

export function refresh() {
  for (const [key, session] of sessions) {
    sessions.delete(key);
    sessions.set(key, session + 1);
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ readds-current
  }
}
