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
    //^^^^^^^^^^^^^^^^^^^^^^^^^^ collection
    const members = membersOf.get(room);
    if (members === undefined) membersOf.set(room, [member]);
    else members.push(member);
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
