// Which walk over several sockets ends when one send fails: the loop around it, or one around a call of the function it stands in.
import type { TSESTree } from '@typescript-eslint/types';
import type { Broadcast } from '../facts.ts';
import type { FunctionId, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { RUNS_INSIDE } from '../sockets/runs-inside.ts';
import { isFunction, memberName, unwrap } from '../sockets/tree.ts';
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

type Call = Identification['syntax']['calls'][number];

/** What a call hands to a parameter, or calls a method on. */
function handedTo({ arguments: given, callee }: Call, origin: Origin): Node | null {
  if (given.some(({ type }) => type === 'SpreadElement')) return null;
  if (origin !== 'this') return given[origin] ?? null;
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && unwrap(inner.object).type !== 'ThisExpression'
    ? inner.object
    : null;
}

/** Who runs a function. */
interface Callers {
  readonly calls: Call[];
  /** Calls that run it for each element: `clients.forEach(greet)`. */
  readonly walks: TSESTree.CallExpression[];
}

const callers = new WeakMap<Identification, ReadonlyMap<FunctionId, Callers>>();
const NOBODY: Callers = { calls: [], walks: [] };

/** Lists who runs a function by its name; gathered once per file. */
function callersOf(id: FunctionId, identification: Identification): Callers {
  const known = callers.get(identification) ?? gatherCallers(identification);
  callers.set(identification, known);
  return known.get(id) ?? NOBODY;
}

function gatherCallers({ syntax, functionNamed }: Identification): ReadonlyMap<FunctionId, Callers> {
  const gathered = new Map<FunctionId, Callers>();
  const of = (node: Node | undefined): Callers | null => {
    const header = node === undefined || isFunction(unwrap(node)) ? null : functionNamed(node);
    if (header === null) return null;
    const before = gathered.get(header.id) ?? { calls: [], walks: [] };
    gathered.set(header.id, before);
    return before;
  };
  for (const call of syntax.calls) {
    if (call.type !== 'CallExpression') continue;
    of(call.callee)?.calls.push(call);
    const callee = unwrap(call.callee);
    const method = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
    if (RUNS_INSIDE.has(method)) of(call.arguments[0])?.walks.push(call);
  }
  return gathered;
}
