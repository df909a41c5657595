import { sidesOf, type Ends } from './meetings.ts';
import type { Script } from './script.ts';

/** Lists the connections whose events are written down from beginning to end. */
export function scenariosOf(ends: Ends): readonly Script[] {
  const { client } = ends;
  const closers = Object.keys(ends.closers);
  return sidesOf(ends).flatMap((side) => {
    const answered = side === 'client' ? (['answer'] as const) : [];
    const scenario = (name: string, script: Partial<Script>): Script => ({
      name: `${side}: ${name}`,
      side,
      to: 'peer',
      manners: 'replies',
      steps: [],
      ends: 'quiet',
      ...script,
    });
    const both = [
      scenario('frames, then the peer closes', {
        steps: [...answered, 'text', 'ping', 'pong', 'close frame', 'end'],
      }),
      scenario('garbage', { steps: [...answered, 'garbage'] }),
      scenario('reset', { steps: [...answered, 'reset'] }),
      ...closers.flatMap((closes) => [
        scenario(`${closes}()`, { steps: [...answered, { closes, when: 'now' }] }),
        scenario(`${closes}() in the first of several frames`, {
          steps: [...answered, { closes, when: 'on next event' }, 'burst'],
        }),
      ]),
    ];
    if (side === 'server') {
      const handedOver = closers.map((closes) =>
        scenario(`${closes}() in the first handler`, { closesAtOnce: closes, steps: ['burst'] }),
      );
      return [...both, ...handedOver];
    }
    if (client?.born === 'open') return both;
    return [
      ...both,
      scenario('refused', { to: 'deserted' }),
      ...closers.map((closes) =>
        scenario(`declined, then ${closes}()`, { steps: ['decline', { closes, when: 'now' }] }),
      ),
      scenario('reset before the answer', { steps: ['reset'] }),
      ...closers.map((closes) =>
        scenario(`${closes}() before the answer`, { steps: [{ closes, when: 'now' }, 'answer'] }),
      ),
    ];
  });
}
