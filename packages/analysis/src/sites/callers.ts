// Who runs a function by its name, gathered once per file.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, FunctionId, Node } from '../ir/model.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import { runsArgumentInside } from '../sockets/runs-inside.ts';
import { isFunction, memberName, outerOf, parentOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { eachLeft, isLoop, type Failure } from './failure-path.ts';

export interface Callers {
  readonly calls: TSESTree.CallExpression[];
  /** Calls that run it for each element: `clients.forEach(greet)`. */
  readonly walks: TSESTree.CallExpression[];
}

const known = new WeakMap<Identification, ReadonlyMap<FunctionId, Callers>>();
const NOBODY: Callers = { calls: [], walks: [] };

/** Lists who runs a function. */
export function callersOf(id: FunctionId, identification: Identification): Callers {
  const gathered = known.get(identification) ?? gatherCallers(identification);
  known.set(identification, gathered);
  return gathered.get(id) ?? NOBODY;
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
    call.arguments.forEach((argument, position) => {
      if (runsArgumentInside(method, position)) of(argument)?.walks.push(call);
    });
  }
  return gathered;
}

/** Functions away from the failure. */
const MAX_HOPS = 3;

/**
 * Tells whether a `try` takes a failure: here, or around every call of a function that nobody else can call and that had nothing
 * more to do. A failure that ends other work on its way to a caller's `try` is not answered by it.
 */
export function isTakenEverywhere(
  failure: Failure,
  identification: Identification,
  hops = MAX_HOPS,
): boolean {
  for (const left of eachLeft(failure)) {
    if (left.kind === 'taken') return true;
    // In a caller, the rounds that do not come any more are such work.
    if (left.kind === 'walk' && hops < MAX_HOPS) return false;
    if (left.kind !== 'function') continue;
    if (hops === 0 || !isLastIn(left.fn, failure.node)) return false;
    const header = identification.functionNamed(left.fn);
    const calls = header === null ? null : allCallsOf(header, identification);
    return (
      calls !== null &&
      calls.length > 0 &&
      calls.every((node) => isTakenEverywhere({ how: left.how, node }, identification, hops - 1))
    );
  }
  return false;
}

/** Tells whether a function does nothing after a node of it; to tell that it is done is nothing. */
function isLastIn(fn: FunctionLike, node: Node): boolean {
  let inner = node;
  for (let outer = parentOf(inner); outer !== undefined && inner !== fn.body; outer = parentOf(outer)) {
    if (isLoop(outer)) return false;
    if (outer.type === 'BlockStatement') {
      const at = outer.body.findIndex((statement) => statement === inner);
      const [next] = outer.body.slice(at + 1);
      if (next !== undefined) return isPlainReturn(next);
      if (inner.type === 'ReturnStatement') return true;
    }
    inner = outer;
  }
  return true;
}

/** `return true`, `return` */
function isPlainReturn(statement: Node): boolean {
  if (statement.type !== 'ReturnStatement') return false;
  const value = statement.argument === null ? null : unwrap(statement.argument);
  return value === null || value.type === 'Literal';
}

/** Every call of a function, where each mention of its name is one; null where some other code may call it. */
function allCallsOf(
  { node, kind, class: classId, name }: FunctionHeader,
  { module, syntax }: Identification,
): readonly Node[] | null {
  if (kind === 'method') {
    const member = parentOf(node);
    if (member?.type !== 'MethodDefinition' || classId === null || name === null) return null;
    if (member.key.type !== 'PrivateIdentifier' && member.accessibility !== 'private') return null;
    return callsOf(syntax.mentions(fieldSlot(classId, name)));
  }
  const holder = node.type === 'FunctionDeclaration' ? node : outerOf(node);
  const named =
    holder?.type === 'FunctionDeclaration' || holder?.type === 'VariableDeclarator' ? holder.id : null;
  if (named?.type !== 'Identifier') return null;
  const statement = holder?.type === 'VariableDeclarator' ? holder.parent : holder;
  if (statement?.parent?.type.startsWith('Export') === true) return null;
  const uses = module.variableOf(named)?.declaration.references.filter((use) => use.isRead());
  // References hold nodes, typed as unknown so that every scope manager fits.
  return uses === undefined ? null : callsOf(uses.map(({ identifier }) => identifier as Node));
}

function callsOf(mentions: readonly Node[]): readonly Node[] | null {
  const calls: Node[] = [];
  for (const mention of mentions) {
    const call = outerOf(mention);
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== unwrap(mention)) return null;
    calls.push(call);
  }
  return calls;
}
