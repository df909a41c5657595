import type { WebSocket } from 'ws';

interface Member {
  readonly socket: WebSocket;
  readonly user: string;
}

export function openRooms() {
  const membersOf = new Map<string, Member[]>();
  const socketsOf = new Map<string, WebSocket[]>();

  function admit(member: Member, room: string): void {
    const sockets = socketsOf.get(member.user) ?? [];
    socketsOf.set(member.user, sockets);
    sockets.push(member.socket);
    member.socket.on('close', () => {
      const left = (socketsOf.get(member.user) ?? []).filter((one) => one !== member.socket);
      if (left.length > 0) socketsOf.set(member.user, left);
      else socketsOf.delete(member.user);
    });
    const members = membersOf.get(room);
    if (members === undefined) membersOf.set(room, [member]);
    else members.push(member);
    member.socket.on('close', () => {
      const left = (membersOf.get(room) ?? []).filter((one) => one !== member);
      if (left.length > 0) membersOf.set(room, left);
      else membersOf.delete(room);
    });
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
