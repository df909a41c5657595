// Which function a call runs, and what the callee's names mean to the caller.
import type { Element, Instr, Node, Value } from '../ir/model.ts';
import type { FunctionHeader } from '../ir/model.ts';
import { appliedIn } from '../sockets/applied.ts';
import type { Identification } from '../sockets/identify.ts';
import { FIELD, objectAt, objectIn, type Cell, type FlowState, type ObjectId } from './state.ts';
import type { Summaries, Summary } from './summary.ts';

export type CallInstr = Extract<Instr, { kind: 'call' }>;

/** A function whose body is known. */
export interface CallTarget {
  readonly summary: Summary;
  /** Null for a function of another file. */
  readonly header: FunctionHeader | null;
}

/** Finds the function that a call runs, if its body is in sight. */
export function callTarget(
  instr: CallInstr,
  identification: Identification,
  summaries: Summaries,
): CallTarget | null {
  const header = calledFunction(instr, identification);
  if (header !== null) {
    const summary = summaries.of(header.id);
    return summary === null ? null : { summary, header };
  }
  const callee = calleeNode(instr);
  const summary = callee === null ? null : summaries.imported(callee);
  return summary === null ? null : { summary, header: null };
}

/** Returns the function of this file that a call runs, or null. */
export function calledFunction(instr: CallInstr, identification: Identification): FunctionHeader | null {
  if (instr.callee.kind === 'value' && instr.callee.value.kind === 'function')
    return identification.module.functions[instr.callee.value.function] ?? null;
  const callee = calleeNode(instr);
  if (callee === null) return null;
  if (instr.style === 'new') {
    const type = identification.typeOf(callee);
    if (type?.kind !== 'local-class') return null;
    const made = identification.module.classes[type.class]?.members.get('constructor');
    return made === undefined ? null : (identification.module.functions[made] ?? null);
  }
  return identification.functionNamed(callee);
}

function calleeNode(instr: CallInstr): Node | null {
  switch (instr.node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return instr.node.callee;
    default:
      return null;
  }
}

/** Translates a cell or object of the callee into the object that the caller means by it; null where it has none. */
export function fromCallee(
  cell: Cell,
  instr: CallInstr,
  target: CallTarget,
  state: FlowState,
): ObjectId | null {
  const [root = '', ...path] = cell.split(FIELD);
  const start = rootOf(root, path, instr, target, state);
  if (start === null) return null;
  let object = start.object;
  for (const segment of path.slice(start.used)) object = objectIn(state, object + FIELD + segment);
  return object;
}

interface Start {
  readonly object: ObjectId;
  /** How many segments of the path the argument itself answered, as `{ socket }` does. */
  readonly used: number;
}

function rootOf(
  root: string,
  path: readonly string[],
  instr: CallInstr,
  target: CallTarget,
  state: FlowState,
): Start | null {
  const applied = appliedIn(instr.node);
  const parameter = /^p(\d+)$/.exec(root);
  if (parameter !== null) {
    const position = Number(parameter[1]);
    if (applied?.how === 'apply')
      return handsArgumentsOn(instr) ? { object: objectIn(state, root), used: 0 } : null;
    const argument = argumentFor(position, instr);
    if (argument === undefined || instr.arguments.some(({ spread }) => spread)) return null;
    return startAt(argument.value, path, state);
  }
  const isOwn = root === `f${target.header?.maker ?? ''}`;
  if ((isOwn || /^c\d+$/.test(root)) && instr.callee.kind === 'method') {
    const receiver = applied === null ? instr.callee.receiver : instr.arguments[0]?.value;
    return receiver?.kind === 'place' && receiver.place.root.kind !== 'super'
      ? { object: objectAt(state, receiver.place), used: 0 }
      : { object: objectIn(state, root), used: 0 };
  }
  if (target.header === null || instr.style === 'new')
    return /^v\d+$/.test(root) && target.header !== null ? { object: objectIn(state, root), used: 0 } : null;
  return /^[vcfg]/.test(root) ? { object: objectIn(state, root), used: 0 } : null;
}

/** What a call gives for a parameter of the function that it runs; undefined where that is nothing, or not written out. */
export function argumentFor(position: number, instr: CallInstr): Element | undefined {
  const applied = appliedIn(instr.node);
  if (applied?.how === 'apply') return undefined;
  return instr.arguments[applied === null ? position : position + 1];
}

/** `apply(self, arguments)`: the parameters of the caller are those of the callee. */
function handsArgumentsOn({ node }: CallInstr): boolean {
  const given = node.type === 'CallExpression' ? node.arguments[1] : undefined;
  return given?.type === 'Identifier' && given.name === 'arguments';
}

function startAt(value: Value, path: readonly string[], state: FlowState): Start | null {
  switch (value.kind) {
    case 'place':
      return { object: objectAt(state, value.place), used: 0 };
    case 'result':
      return { object: objectIn(state, `r${value.of}`), used: 0 };
    case 'record': {
      const entry = value.entries.find(({ name }) => name === path[0]);
      const inner = entry === undefined ? null : startAt(entry.value, path.slice(1), state);
      return inner === null ? null : { object: inner.object, used: inner.used + 1 };
    }
    default:
      return null;
  }
}
