// A library that keeps back what is sent while it connects, or connects again, would lose it by a check that only an open socket
// passes.
import type { SendSite } from '@socket-safety/analysis';
import { STATES, type Outcome, type State } from '@socket-safety/libraries';
import type { StateTest } from './state-test.ts';

/** Lists the tests that a socket passes in every state in which this send does no harm; null where the row's own check does. */
export function testsOfHarmless({ socket, methodRow }: SendSite): readonly StateTest[] | null {
  const { check, properties } = socket.row;
  if (check === null) return null;
  const known = STATES.filter((state) => methodRow.outcome[state] !== undefined);
  const harmless = known.filter((state) => methodRow.outcome[state]?.every(isHarmless) === true);
  const harmful = known.filter((state) => !harmless.includes(state));
  if (!harmless.includes('connecting') || properties[check.property]?.connecting === check.open) return null;
  for (const property of Object.keys(properties)) {
    const tests = tell(property, properties[property] ?? {}, harmless, harmful);
    if (tests !== null) return tests;
  }
  return null;
}

function isHarmless(outcome: Outcome): boolean {
  return outcome === 'ok' || outcome === 'buffers';
}

/** `client.isOpen`, `redis.status !== 'end'`; null for a property that has one value in both kinds of states. */
function tell(
  property: string,
  values: Readonly<Partial<Record<State, StateTest['open']>>>,
  harmless: readonly State[],
  harmful: readonly State[],
): readonly StateTest[] | null {
  const good = harmless.map((state) => values[state]);
  const bad = harmful.map((state) => values[state]);
  if ([...good, ...bad].includes(undefined) || good.some((value) => bad.includes(value))) return null;
  const [first] = good;
  if (typeof first === 'boolean') return [{ property, open: first }];
  return [...new Set(bad)].flatMap((value) =>
    value === undefined ? [] : [{ property, open: value, unlike: true as const }],
  );
}
