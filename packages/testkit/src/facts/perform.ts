import type { Acts, Perform } from './acts.ts';
import { gateOf } from './in-turn.ts';
import { recordCall, recordReached } from './record-calls.ts';
import { hearsListener } from './record-listeners.ts';
import { recordTrace } from './record-traces.ts';
import type { Role } from './stage.ts';

const ACTS: {
  readonly [Kind in keyof Acts]: (role: Role, asked: Acts[Kind]['asked']) => Promise<Acts[Kind]['answer']>;
} = {
  reach: (role, { way }) => recordReached(role, named(role.driver.ways, way)),
  call: (role, { way, ...attempt }) => recordCall(role, named(role.driver.ways, way), attempt),
  trace: (role, { scenario }) => recordTrace(role, named(role.driver.scenarios, scenario)),
  listen: (role, { form }) => hearsListener(role, form),
};

/** Does acts with one type of socket in this process. */
export function performing(role: Role): Perform {
  const pass = gateOf(role.driver.atATime ?? Infinity);
  return (kind, asked) => pass(() => ACTS[kind](role, asked));
}

/** Says whether a word names an act. */
export function isAct(word: string): word is keyof Acts {
  return Object.hasOwn(ACTS, word);
}

function named<Named extends { readonly name: string }>(all: readonly Named[], name: string): Named {
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new Error(`Nothing is named "${name}".`);
  return found;
}
