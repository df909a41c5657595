import type { State } from '@socket-safety/libraries';
import type { Driver } from './driver.ts';
import type { Side } from './recording.ts';
import type { Script } from './script.ts';

/** A script that leaves a socket in a state, and the event that must have been heard by then. */
export interface Way {
  readonly state: State;
  readonly script: Script;
  readonly proof: 'open' | 'close' | null;
}

/** Lists the ways into each state. A state is what was done to the socket, never what the socket says of itself. */
export function waysOf(driver: Driver): readonly Way[] {
  const sides: readonly Side[] = driver.openServer === null ? ['client'] : ['client', 'server'];
  return sides.flatMap((side) => {
    const answered = side === 'client' ? (['answer'] as const) : [];
    const way = (state: State, proof: Way['proof'], name: string, script: Partial<Script>): Way => ({
      state,
      proof,
      script: {
        name: `${side}: ${name}`,
        side,
        to: 'peer',
        manners: 'mute',
        steps: [],
        ends: 'quiet',
        ...script,
      },
    });
    const both = [
      way('open', side === 'client' ? 'open' : null, 'handshake answered', { steps: answered }),
      ...driver.closers.map((closes) =>
        way('closing', null, `${closes}() while open`, {
          steps: [...answered, { closes, when: 'now' }],
          ends: 'at once',
        }),
      ),
      way('closing', null, "peer's close frame, connection kept", { steps: [...answered, 'close frame'] }),
      ...driver.closers.map((closes) =>
        way('closed', 'close', `${closes}() while open, and its close event`, {
          manners: 'replies',
          steps: [...answered, { closes, when: 'now' }],
        }),
      ),
      way('closed', 'close', "peer's close frame and end", { steps: [...answered, 'close frame', 'end'] }),
      way('closed', 'close', 'connection reset', { steps: [...answered, 'reset'] }),
    ];
    if (side === 'server') return both;
    return [
      way('connecting', null, 'handshake unanswered', {}),
      ...both,
      ...driver.closers.map((closes) =>
        way('closing', null, `${closes}() while connecting`, {
          steps: [{ closes, when: 'now' }],
          ends: 'at once',
        }),
      ),
      way('closed', 'close', 'connection refused', { to: 'deserted' }),
    ];
  });
}
