// What a rule has to say of every family whose row leaves room for it: one program that it reports, and one beside it that nothing
// reports. The calls and checks come from the row.
import type { MethodRow, SocketRow } from '@socket-safety/libraries';
import { fails, hearing, wordsOf } from './row-words.ts';

/** Statements for the programs of `held.ts`. */
export interface RuleCase {
  readonly rule: string;
  /** Where they stand: `later`, in place of `BODY`, or right where the program gets its socket. */
  readonly at: 'later' | 'once';
  readonly bad: string;
  readonly ok: string;
}

type LaterCase = Omit<RuleCase, 'at'>;

/** Lists the cases of a row. `born` says that the program makes its socket itself. */
export function casesOf(row: SocketRow, born: boolean): readonly RuleCase[] {
  return [
    ...laterCases(row).map((one) => ({ ...one, at: 'later' }) as const),
    ...[...earlyCases(row, born)].map((one) => ({ ...one, at: 'once' }) as const),
  ];
}

function* earlyCases(row: SocketRow, born: boolean): Generator<LaterCase> {
  const words = wordsOf(row);
  if (born && row.birth.construct === 'connecting' && words !== null && fails(words.method, 'connecting'))
    yield { rule: 'no-send-before-open', bad: words.send, ok: '' };
  const error = Object.entries(row.events).find(
    ([, { unheard, from }]) => unheard !== undefined && from === undefined,
  );
  // A thread is a part of the program, and the rule is about connections.
  if (error !== undefined && row.listeners.includes('emitter') && row.internal !== true)
    yield {
      rule: 'require-error-listener',
      bad: '',
      ok: `socket.on('${error[0]}', (error) => { console.warn(error); });`,
    };
}

function laterCases(row: SocketRow): readonly LaterCase[] {
  const words = wordsOf(row);
  if (words === null) return [];
  const { send, close, open, method } = words;
  const safe = open === null ? (safeAlone(send, method) ?? '') : `if (${open}) ${send}`;
  const outside = row.outside?.open ?? ['open', 'closing', 'closed'];
  const meets = outside.some((state) => state !== 'open' && fails(method, state));
  const later = fails(method, 'closing') || fails(method, 'closed');
  const cases: LaterCase[] = [...exitCases(row)];
  if (later && close !== null)
    cases.push({ rule: 'no-send-after-close', bad: `${close} ${send}`, ok: `${safe} ${close}` });
  if (!meets) return cases;
  cases.push(
    { rule: 'no-unguarded-send', bad: send, ok: safe },
    {
      rule: 'no-send-in-error-handler',
      bad: `try { await read(); } catch { ${send} }`,
      ok: `try { await read(); } catch { ${safe} }`,
    },
  );
  if (method.outcome.closed?.includes('throws') === true) cases.push(swallowed(send), broadcast(send, safe));
  if (open === null) return cases;
  cases.push({
    rule: 'no-stale-open-check',
    bad: `if (${open}) { await read(); ${send} }`,
    ok: `await read(); if (${open}) ${send}`,
  });
  const wrong = wrongCheck(row);
  if (wrong !== null)
    cases.push({
      rule: 'no-ineffective-open-check',
      bad: `if (${wrong}) ${send}`,
      ok: `if (${open}) ${send}`,
    });
  return cases;
}

const swallowed = (send: string): LaterCase => ({
  rule: 'no-swallowed-send-error',
  bad: `try { ${send} } catch {}`,
  ok: `try { ${send} } catch (error) { console.warn(error); }`,
});

/** Of a collection that the socket was put into. */
function broadcast(send: string, safe: string): LaterCase {
  const toEach = (statement: string): string =>
    `const all = new Set(); all.add(socket); for (const one of all) { ${statement.replaceAll('socket.', 'one.')} }`;
  return { rule: 'no-fragile-broadcast', bad: toEach(send), ok: toEach(safe) };
}

/** A worker that has ended may well end the program, and so may what connects again by itself and gives up; others may not. */
function* exitCases(row: SocketRow): Generator<LaterCase> {
  const { events, internal, reconnects, kept } = row;
  if (internal === true || reconnects === true || kept === true) return;
  for (const [event, { role }] of Object.entries(events)) {
    if (role !== 'close') continue;
    const heard = (body: string): string | null => hearing(row, event, body);
    const [bad, ok] = [heard('process.exit(1);'), heard('process.exitCode = 1;')];
    if (bad !== null && ok !== null) yield { rule: 'no-exit-on-socket-error', bad, ok };
  }
}

/** The same property, asked for what it never is; null for a method, which is called and not compared. */
function wrongCheck({ check }: SocketRow): string | null {
  const { property = '', open = '' } = check ?? {};
  if (property.endsWith('()')) return null;
  return `socket.${property} === ${typeof open === 'string' ? '1' : "'open'"}`;
}

/** What makes a call safe that no check can. */
function safeAlone(send: string, { outcome }: MethodRow): string | null {
  if (outcome.closed?.includes('throws') === true) return `try { ${send} } catch { forget(); }`;
  return outcome.closed?.includes('rejects') === true ? `await ${send.slice(0, -1)}.catch(forget);` : null;
}
