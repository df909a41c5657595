// Which walk over several sockets ends when one send fails: the loop around it, or one around a call of the function it stands in.
import type { Broadcast } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { unwrap } from '../sockets/tree.ts';
import { callersOf, type Callers } from './callers.ts';
import { eachLeft, type Failure } from './failure-path.ts';
import { originsOf, varies, type Origin } from './varies.ts';

type Broken = Omit<Broadcast, 'outcome'>;

/** Functions away from the send. */
const MAX_HOPS = 2;

/** Finds the walk that a failing send on `socket` ends for those behind; null where each is on its own. */
export function brokenBroadcast(
  send: Node,
  how: Failure['how'],
  socket: Node,
  identification: Identification,
): Broken | null {
  return search({ how, node: send }, [socket], identification, MAX_HOPS);
}

/** `carriers`: what the socket is taken from where the failing call stands. */
function search(
  failure: Failure,
  carriers: readonly Node[],
  identification: Identification,
  hops: number,
): Broken | null {
  for (const left of eachLeft(failure)) {
    if (left.kind === 'walk') {
      const { walk } = left;
      if (carriers.some((carrier) => varies(carrier, walk, identification)))
        return { loop: walk, call: failure.node };
      continue;
    }
    if (left.kind === 'taken') return null;
    const header = hops === 0 ? null : identification.functionNamed(left.fn);
    if (header === null) return null;
    const origins = new Set(carriers.flatMap((carrier) => [...originsOf(carrier, left.fn, identification)]));
    if (origins.size === 0) return null;
    const { calls, walks } = callersOf(header.id, identification);
    const [walk] = left.how === 'throws' && origins.has(0) ? walks : [];
    if (walk !== undefined) return { loop: walk, call: failure.node };
    for (const call of calls) {
      const handed = [...origins].flatMap((origin) => handedTo(call, origin) ?? []);
      const found = search({ how: left.how, node: call }, handed, identification, hops - 1);
      if (found !== null) return found;
    }
  }
  return null;
}

type Call = Callers['calls'][number];

/** What a call hands to a parameter, or calls a method on. */
function handedTo({ arguments: given, callee }: Call, origin: Origin): Node | null {
  if (given.some(({ type }) => type === 'SpreadElement')) return null;
  if (origin !== 'this') return given[origin] ?? null;
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && unwrap(inner.object).type !== 'ThisExpression'
    ? inner.object
    : null;
}
