import type { WebSocket } from 'ws';

interface Member {
  readonly socket: WebSocket;
  readonly user: string;
}

export function openRooms() {
  const membersOf = new Map<string, Member[]>();
  const watchedInMembersOf = new WeakSet<object>();
  const socketsOf = new Map<string, WebSocket[]>();
  const watchedInSocketsOf = new WeakSet<object>();

  function admit(member: Member, room: string): void {
    const sockets = socketsOf.get(member.user) ?? [];
    socketsOf.set(member.user, sockets);
    sockets.push(member.socket);
    if (!watchedInSocketsOf.has(member.socket)) {
      watchedInSocketsOf.add(member.socket);
      member.socket.on('close', () => {
        const joined = [...socketsOf];
        for (const [key, remaining] of joined) {
          const left = remaining.filter((one) => one !== member.socket);
          if (left.length === 0) {
            socketsOf.delete(key);
          } else if (left.length < remaining.length) {
            socketsOf.set(key, left);
          }
        }
      });
    }
    const members = membersOf.get(room);
    if (members === undefined) membersOf.set(room, [member]);
    else members.push(member);
    if (!watchedInMembersOf.has(member.socket)) {
      watchedInMembersOf.add(member.socket);
      member.socket.on('close', () => {
        const joined = [...membersOf];
        for (const [key, remaining] of joined) {
          const left = remaining.filter((one) => one.socket !== member.socket);
          if (left.length === 0) {
            membersOf.delete(key);
          } else if (left.length < remaining.length) {
            membersOf.set(key, left);
          }
        }
      });
    }
  }

  function leave(member: Member, room: string): void {
    const members = membersOf.get(room) ?? [];
    membersOf.set(
      room,
      members.filter((other) => other !== member),
    );
  }

  return { admit, leave };
}
