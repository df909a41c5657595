// What can happen to a socket that speaks WebSocket over TCP, whichever library made it.
import type { SocketDriver } from '../driver.ts';
import type { Arrival } from '../recording.ts';
import { openMeetings, type BareEnds, type Ends } from './meetings.ts';
import { scenariosOf } from './scenarios.ts';
import { play } from './script.ts';
import { waysOf } from './ways.ts';

/** The members of a socket driver that follow from how sockets come to be. */
export type Lives = Pick<SocketDriver, 'ways' | 'scenarios' | 'closeEvent'> &
  Pick<Required<SocketDriver>, 'listening' | 'construct'>;

/** Lets sockets meet bare ends. `construct` and `listening` need the client's side. */
export async function livesBeside(ends: Ends, bare: BareEnds): Promise<Lives> {
  const meetings = await openMeetings(ends, bare);
  return {
    closeEvent: ends.closeEvent,
    ways: waysOf(ends).map(({ state, proof, script }) => ({
      state,
      proof,
      name: script.name,
      async reach(stage) {
        const peer = await play(meetings, script, stage);
        const arrived = (): readonly Arrival[] => peer?.arrived ?? [];
        return state === 'connecting' ? { arrived, letIn: () => peer?.answer() } : { arrived };
      },
    })),
    scenarios: scenariosOf(ends).map((script) => ({
      name: script.name,
      async play(stage) {
        await play(meetings, script, stage);
      },
    })),
    construct: () => {
      let made: object | null = null;
      ends.client?.connect(meetings.deserted, (socket) => (made = socket));
      if (made === null) throw new Error('No socket was made at once.');
      return made;
    },
    listening: { event: ends.openEvent, bring: meetings.answered },
  };
}
