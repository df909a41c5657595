import type { State } from '@socket-safety/libraries';
import { sidesOf, type Ends } from './meetings.ts';
import type { Script } from './script.ts';

/** A script that leaves a socket in a state, and the event that must have been heard by then. */
export interface ScriptedWay {
  readonly state: State;
  readonly script: Script;
  readonly proof: string | null;
}

/** Lists the ways into each state. */
export function waysOf(ends: Ends): readonly ScriptedWay[] {
  const { client, openEvent, closeEvent } = ends;
  const closers = Object.entries(ends.closers);
  const hasClosing = closers.some(([, after]) => after === 'closing');
  const { afterFarewell = hasClosing ? 'closing' : undefined } = ends;
  return sidesOf(ends).flatMap((side) => {
    const answered = side === 'client' ? (['answer'] as const) : [];
    const bornConnecting = side === 'client' && client?.born === 'connecting';
    const way = (state: State, proof: string | null, name: string, script: Partial<Script>): ScriptedWay => ({
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
      way('open', bornConnecting ? openEvent : null, 'handshake answered', { steps: answered }),
      ...closers.map(([closes, after]) =>
        way(after, null, `${closes}() while open`, {
          steps: [...answered, { closes, when: 'now' }],
          ends: 'at once',
        }),
      ),
      ...(afterFarewell !== undefined
        ? [
            way(afterFarewell, null, "peer's close frame, connection kept", {
              steps: [...answered, 'close frame'],
            }),
          ]
        : []),
      ...closers.map(([closes]) =>
        way('closed', closeEvent, `${closes}() while open, and its close event`, {
          manners: 'replies',
          steps: [...answered, { closes, when: 'now' }],
        }),
      ),
      way('closed', closeEvent, "peer's close frame and end", { steps: [...answered, 'close frame', 'end'] }),
      way('closed', closeEvent, 'connection reset', { steps: [...answered, 'reset'] }),
    ];
    if (!bornConnecting) return both;
    return [
      way('connecting', null, 'handshake unanswered', {}),
      ...both,
      ...closers.map(([closes, after]) =>
        way(ends.afterEarlyClose ?? after, null, `${closes}() while connecting`, {
          steps: [{ closes, when: 'now' }],
          ends: 'at once',
        }),
      ),
      way('closed', closeEvent, 'connection refused', { to: 'deserted' }),
    ];
  });
}
