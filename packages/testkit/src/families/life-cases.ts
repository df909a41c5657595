// What the rules on a socket's life, on collections and on helpers have to say of each family whose row leaves room for it.
import type { SocketRow } from '@socket-safety/libraries';
import { fails, hearing, wordsOf } from './row-words.ts';

/** Statements for where a program of `held.ts` gets its socket, and what stands at the end of its file. */
export interface LifeCase {
  readonly rule: string;
  readonly bad: Placed;
  /** Nothing is reported of this one by the rule. */
  readonly ok: Placed;
}

export interface Placed {
  readonly once: string;
  readonly top: string;
}

/**
 * How a program comes by its socket.
 *
 * | word     | how                                                       |
 * | -------- | --------------------------------------------------------- |
 * | `handed` | the library hands it over, one after the other            |
 * | `made`   | it makes it itself, in a function `start`                 |
 * | `found`  | it asks the library for it                                |
 */
export type Gotten = 'handed' | 'made' | 'found';

/** Lists the cases of a row. */
export function lifeCasesOf(row: SocketRow, gotten: Gotten): readonly LifeCase[] {
  return [...collectionCases(row), ...heartbeatCases(row), ...resultCases(row), ...closeCases(row, gotten)];
}

const MEMBERS = 'const members = new Set();';

/** A worker is a part of the program, so a pool of such is no collection of sockets. */
function* collectionCases(row: SocketRow): Generator<LifeCase> {
  if (row.internal === true) return;
  const clear = (walked: string): Placed => ({
    once: 'members.add(socket);',
    top: `${MEMBERS} export function clear() { for (const one of ${walked}) { members.delete(one); } }`,
  });
  yield { rule: 'prefer-copy-iteration', bad: clear('members'), ok: clear('[...members]') };
}

function* heartbeatCases(row: SocketRow): Generator<LifeCase> {
  const { heartbeat } = row;
  if (heartbeat === undefined) return;
  const { ping, keepAlive, idle = [] } = heartbeat;
  const answered = ping === undefined ? '' : (hearing(row, ping.answered, 'alive();') ?? '');
  const ways = [
    ...(ping === undefined ? [] : [`setInterval(() => { socket.${ping.method}(); }, 1000); ${answered}`]),
    ...(keepAlive === undefined ? [] : [`socket.${keepAlive}(true, 1000);`]),
    ...idle.map((method) => `socket.${method}(1000);`),
  ];
  for (const once of ways)
    yield { rule: 'require-heartbeat', bad: { once: '', top: '' }, ok: { once, top: '' } };
}

function* resultCases(row: SocketRow): Generator<LifeCase> {
  const words = wordsOf(row);
  const outside = row.outside?.open ?? ['open', 'closing', 'closed'];
  if (words === null || words.open === null) return;
  const { method } = words;
  const met = outside.filter((state) => state !== 'open' && fails(method, state));
  // Where it always throws, the caller hears of it.
  if (met.every((state) => method.outcome[state]?.includes('throws') === true)) return;
  const send = words.send.replace("'hello'", 'text');
  const helper = (body: string): Placed => ({
    once: `function deliver(text) { ${body} } work(() => { deliver('one'); });`,
    top: '',
  });
  yield {
    rule: 'require-send-result',
    bad: helper(`if (!(${words.open})) return; ${send}`),
    ok: helper(`if (!(${words.open})) return false; ${send} return true;`),
  };
}

/** What a close handler has to do, and what not. */
function* closeCases(row: SocketRow, gotten: Gotten): Generator<LifeCase> {
  const [event] = Object.entries(row.events).find(([, { role }]) => role === 'close') ?? [];
  const heard = (body: string): string => (event === undefined ? null : hearing(row, event, body)) ?? '';
  // What connects again by itself, stays as long as the program, or is closed by it alone has no end to clean up after.
  const lasts = row.kept === true || row.reconnects === true || row.outside?.open?.join() === 'open';
  if (heard('') === '' || row.internal === true || lasts) return;
  yield {
    rule: 'require-close-cleanup',
    bad: { once: 'members.add(socket);', top: MEMBERS },
    ok: { once: `members.add(socket); ${heard('members.delete(socket);')}`, top: MEMBERS },
  };
  if (gotten === 'made')
    yield {
      rule: 'require-reconnect-backoff',
      bad: { once: heard('start();'), top: '' },
      ok: { once: heard('setTimeout(start, 1000 + Math.random() * 10000);'), top: '' },
    };
  const closing = Object.entries(row.methods).find(
    ([, { role, sends }]) => role === 'close' && sends !== true,
  );
  if (closing === undefined) return;
  const [close, { closeHandler }] = closing;
  const inside = Object.values(row.methods).some((method) => method.closeHandler === 'inside');
  // Where the program closes the older one itself, its handler may have run by then.
  const replaces = gotten === 'handed' ? '' : `current?.${close}(); `;
  const slot = (clear: string): Placed => ({
    once: `${replaces}current = socket; ${heard(clear)}`,
    top: 'let current = null;',
  });
  if (gotten === 'handed' || (gotten === 'made' && !inside))
    yield {
      rule: 'no-stale-close-handler',
      bad: slot('current = null;'),
      ok: slot('if (current === socket) current = null;'),
    };
  const closeAll = (walked: string): Placed => ({
    once: `list.push(socket); ${heard('list.splice(list.indexOf(socket), 1);')}`,
    top: `const list = []; export function closeAll() { for (const one of ${walked}) one.${close}(); }`,
  });
  if (closeHandler === 'inside')
    yield { rule: 'no-mutation-during-iteration', bad: closeAll('list'), ok: closeAll('[...list]') };
}
