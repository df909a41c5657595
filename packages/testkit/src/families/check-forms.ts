// Every way in which a condition can mean to be an open check and be none, for each family whose row leaves room for it.
import type { SocketRow, State, StateValue } from '@socket-safety/libraries';
import { fails, wordsOf, type Words } from './row-words.ts';

/** Statements of one line each, for the programs of `held.ts`, where they run later. */
export interface CheckForm {
  readonly form: string;
  readonly bad: string;
  /** The same, asked right. */
  readonly ok: string;
}

/** A state expression that is no mere truth. */
interface Enumerated {
  readonly property: string;
  readonly open: StateValue;
}

/** Lists the forms that apply to a row. */
export function checkFormsOf(row: SocketRow): readonly CheckForm[] {
  const words = wordsOf(row);
  const outside = row.outside?.open ?? ['open', 'closing', 'closed'];
  const met = outside.filter((state) => words !== null && state !== 'open' && fails(words.method, state));
  if (words === null || met.length === 0) return [];
  const enumerated = enumeratedIn(row);
  return [
    ...catchForms(words),
    ...misleadingForms(row, words),
    ...(words.open === null ? [] : weakForms(words, words.open)),
    ...(enumerated === null || words.open === null
      ? []
      : [...valueForms(row, words, enumerated, words.open), ...otherStates(row, words, enumerated, met)]),
  ];
}

function enumeratedIn({ properties, varying = {} }: SocketRow): Enumerated | null {
  for (const [property, values] of Object.entries(properties)) {
    const open = values.open ?? varying[property]?.open?.[0];
    if (open !== undefined && typeof open !== 'boolean' && Object.values(values).length > 1)
      return { property, open };
  }
  return null;
}

/** Nothing is thrown, so nothing is caught. */
function* catchForms({ send, method }: Words): Generator<CheckForm> {
  const told = (['closing', 'closed'] as const).flatMap((state) => method.outcome[state] ?? []);
  if (told.includes('throws') || told.includes('rejects')) return;
  yield {
    form: 'a catch that never runs',
    bad: `try { ${send} } catch { forget(); }`,
    ok: '',
  };
}

function* misleadingForms(row: SocketRow, { send, open }: Words): Generator<CheckForm> {
  for (const name of Object.keys(row.misleading ?? {}))
    yield {
      form: `\`${name}\``,
      bad: `if (socket.${name}) ${send}`,
      ok: open === null ? '' : `if (${open}) ${send}`,
    };
}

/** A right question that something else outweighs, that nothing obeys, or that is not asked. */
function weakForms({ send }: Words, open: string): readonly CheckForm[] {
  const asks = `const asks = (one) => ${open.replaceAll(/\bsocket\b/g, 'one')};`;
  return [
    {
      form: 'something else is enough',
      bad: `if ((${open}) || urgent) ${send}`,
      ok: `if ((${open}) && urgent) ${send}`,
    },
    {
      form: 'something else stays',
      bad: `if (!(${open}) && !urgent) return; ${send}`,
      ok: `if (!(${open}) || !urgent) return; ${send}`,
    },
    {
      form: 'nothing leaves',
      bad: `if (!(${open})) { console.warn('late'); } ${send}`,
      ok: `if (!(${open})) { console.warn('late'); return; } ${send}`,
    },
    {
      form: 'a promise of an answer',
      bad: `${asks.replace('= (', '= async (')} if (asks(socket)) ${send}`,
      ok: `${asks} if (asks(socket)) ${send}`,
    },
    {
      form: 'a function that is not called',
      bad: `const isUp = () => ${open}; if (isUp) ${send}`,
      ok: `const isUp = () => ${open}; if (isUp()) ${send}`,
    },
    {
      form: 'a copy',
      bad: `const was = ${open}; setTimeout(() => { if (was) ${send} }, 10);`,
      ok: `setTimeout(() => { const is = ${open}; if (is) ${send} }, 10);`,
    },
  ];
}

/** The state, compared with what it is not, or with nothing. */
function* valueForms(
  { constants }: SocketRow,
  { send }: Words,
  { property, open }: Enumerated,
  check: string,
): Generator<CheckForm> {
  const state = `socket.${property}`;
  const ok = `if (${check}) ${send}`;
  const asked = (form: string, test: string): CheckForm => ({ form, bad: `if (${test}) ${send}`, ok });
  yield asked('the state alone', state);
  yield asked('a constant alone', 'socket.OPEN');
  yield asked('a constant of the state', `${state}.OPEN`);
  yield asked('an assignment', `${state} = ${JSON.stringify(open)}`);
  if (constants.on.includes('instance')) yield asked('a misspelt constant', `${state} === socket.OPENED`);
  else yield asked('a constant that the socket has not', `${state} === socket.OPEN`);
  if (typeof open === 'number') {
    yield asked('a word for a number', `${state} === 'open'`);
    yield asked('a number for a state of words', `${state} < 'closing'`);
    yield asked('more than any state', `${state} > 3`);
  } else {
    yield asked('a number for a word', `${state} === 1`);
    yield asked('a number beside words', `${state} > 0`);
    yield asked('a word in other letters', `${state} === '${open.toString().toUpperCase()}'`);
  }
}

/** Another state than open, ruled out, where there is a third. */
function* otherStates(
  { properties }: SocketRow,
  { send, open: check }: Words,
  { property, open }: Enumerated,
  met: readonly State[],
): Generator<CheckForm> {
  for (const [state, value] of Object.entries(properties[property] ?? {})) {
    const lets = met.some((one) => properties[property]?.[one] !== value);
    if (value === open || !lets) continue;
    yield {
      form: `not ${state}`,
      bad: `if (socket.${property} !== ${JSON.stringify(value)}) ${send}`,
      ok: `if (${check ?? 'false'}) ${send}`,
    };
  }
}
