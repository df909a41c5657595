import { PLAIN, type Dialect } from './dialect.ts';
import { livesBeside, type Lives } from './lives-beside.ts';
import type { BareEnds, Ends } from './meetings.ts';
import { callOn, openMeeting } from './peer.ts';

/** Lets sockets meet bare ends of ours. `construct` and `listening` need the client's side. */
export async function webSocketLives(ends: Ends, dialect: Dialect = PLAIN): Promise<Lives> {
  return livesBeside(ends, await bareEndsHere(dialect));
}

/** Finds bare ends in this process. */
export async function bareEndsHere(dialect: Dialect): Promise<BareEnds> {
  const { deserted, invite } = await openMeeting(dialect);
  return { deserted, invite, callOn: (port, name, manners) => callOn(port, name, manners, dialect) };
}
