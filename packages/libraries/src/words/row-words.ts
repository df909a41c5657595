// A row's cells in words, for somebody who has such a socket before them.
import { STATES, type Outcome, type SocketRow, type State, type StateValue } from '../schema.ts';

/** What an outcome means to the caller: among others in its cell, and alone, where its first part may be stressed. */
const OUTCOMES: Readonly<
  Record<Outcome, { readonly among: string; readonly alone: readonly [stressed: string, rest: string] }>
> = {
  ok: { among: 'ok', alone: ['', 'ok'] },
  throws: { among: 'throws', alone: ['throws', ''] },
  'error-event': { among: '`error` event', alone: ['`error` event', ''] },
  callback: { among: 'tells the callback', alone: ['silent', ', only a callback is told'] },
  rejects: { among: 'rejects', alone: ['rejects', ''] },
  status: { among: 'returns a failure value', alone: ['only the returned value', ' tells'] },
  drops: { among: 'dropped', alone: ['silently dropped', ''] },
  buffers: { among: 'kept for later', alone: ['', 'kept and sent later'] },
};

/** Prints what a call does in one state: `` `error` event and tells the callback ``. `stress` marks what is bad news. */
export function printOutcomes(
  outcomes: readonly Outcome[],
  stress: (text: string) => string = (text) => text,
): string {
  const [only] = outcomes;
  if (only !== undefined && outcomes.length === 1) {
    const [stressed, rest] = OUTCOMES[only].alone;
    return stressed === '' ? rest : stress(stressed) + rest;
  }
  const words = outcomes.map((outcome) => OUTCOMES[outcome].among);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** Lists the states that a family has, in the order of its life. */
export function familyStatesOf({ methods }: SocketRow): readonly State[] {
  return STATES.filter((state) =>
    Object.values(methods).some(({ outcome }) => Object.hasOwn(outcome, state)),
  );
}

/** Prints the expression that is true only for an open socket: `socket.readyState === WebSocket.OPEN`; null for none. */
export function printOpenCheck(typeName: string, { check, constants, noun }: SocketRow): string | null {
  if (check === null) return null;
  const name = noun.replace(/\W(\w)/g, (_, letter: string) => letter.toUpperCase());
  const pairs = check.also === undefined ? [check] : [check, check.also];
  return pairs.map(({ property, open }) => printComparison(`${name}.${property}`, open)).join(' && ');

  function printComparison(asked: string, open: StateValue): string {
    if (open === true) return asked;
    if (open === false) return `!${asked}`;
    const constant = Object.entries(constants.values).find(([, value]) => value === open)?.[0];
    const isWritten = constants.on.includes('class') || constants.undeclared !== true;
    if (constant === undefined || !isWritten)
      return `${asked} === ${typeof open === 'string' ? `'${open}'` : open}`;
    return `${asked} === ${constants.on.includes('class') ? typeName : name}.${constant}`;
  }
}
