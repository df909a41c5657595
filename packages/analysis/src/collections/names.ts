// What names stand for: every place and value of the IR as a spot.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { FunctionId, IrModule, Instr, Node, Place, Value, Variable } from '../ir/model.ts';
import { eachInstr } from '../ir/visit.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { below, entryKey, entrySegment, isKeyedByPlace, type Spot } from './spot.ts';

/** An assignment to a variable. */
export interface Write {
  readonly fn: FunctionId;
  readonly instr: Instr & { readonly kind: 'assign' };
}

export interface Names {
  /** The spot of a value, or null where it is none: a sum, a literal. `list ?? []` is `list`. */
  readonly spotOf: (value: Value, fn: FunctionId) => Spot | null;
  readonly spotOfPlace: (place: Place, fn: FunctionId) => Spot | null;
  readonly spotOfIdentifier: (identifier: TSESTree.Identifier, fn: FunctionId) => Spot | null;
  /** The instruction whose result a spot is. */
  readonly instrOf: (spot: Spot) => { readonly instr: Instr; readonly fn: FunctionId } | null;
  /** Assignments to a variable, one per node of the source. */
  readonly writesOf: (variable: Variable) => readonly Write[];
  /** The initial value of a variable that nothing else is assigned to. */
  readonly constantOf: (variable: Variable) => Write | null;
}

/** How many names one name may be followed through. */
const MAX_HOPS = 20;
const NO_WRITES: readonly Write[] = [];

/** Gathers the assignments of a file. */
export function gatherNames(module: IrModule, { syntax }: Identification): Names {
  const writes = new Map<number, Write[]>();
  for (const { id: fn } of module.functions) {
    for (const instr of eachInstr(module.body(fn))) {
      if (instr.kind !== 'assign' || instr.target.path.length > 0 || instr.target.root.kind !== 'variable')
        continue;
      const known = writes.get(instr.target.root.variable.id);
      if (known === undefined) writes.set(instr.target.root.variable.id, [{ fn, instr }]);
      // A `finally` body is lowered more than once.
      else if (!known.some((write) => write.instr.node === instr.node)) known.push({ fn, instr });
    }
  }
  const writesOf = (variable: Variable): readonly Write[] => writes.get(variable.id) ?? NO_WRITES;
  const constantOf = (variable: Variable): Write | null => {
    const [write, another] = writesOf(variable);
    return write?.instr.declares === true && another === undefined ? write : null;
  };
  const declarerOf = (variable: Variable): FunctionId | null =>
    writesOf(variable).find(({ instr }) => instr.declares)?.fn ?? null;

  /** A field that is given another value now and then is not what a name got from it. */
  const isStable = (place: Place): boolean =>
    place.path.every(
      (segment) => (!isKeyedByPlace(segment) || entryKey(segment) !== null) && !syntax.isReassigned(segment),
    ) &&
    (place.root.kind !== 'variable' || writesOf(place.root.variable).length < 2);

  /** The same place, where it is an entry of a map whose key and value stay what they are: `rooms.get(name) ?? []`. */
  function entryOf(place: Place, { instr, fn }: Write): Place {
    const read = readEntry(instr.value.node);
    const variable = read === null ? null : module.variableOf(read.key);
    if (read === null || variable === null || constantOf(variable) === null) return place;
    const key = spotOfIdentifier(read.key, fn);
    if (key === null || !isMadeOnce(read.map)) return place;
    return { ...place, path: [...place.path.slice(0, -1), entrySegment(key)] };
  }

  /** An entry is only ever given what it is, or a new collection where it was missing. */
  function isMadeOnce(map: Node): boolean {
    const slot = syntax.slotOf(map);
    return slot !== null && syntax.stored(slot).every((value) => isNewOrOwn(value, slot));
  }

  function isNewOrOwn(value: Node, map: Slot): boolean {
    const at = unwrap(value);
    if (isNew(at)) return true;
    const made = at.type === 'Identifier' ? definitionOf(module.variableOf(at)?.declaration) : undefined;
    if (made?.type !== 'VariableDeclarator' || made.init === null) return false;
    const read = readEntry(made.init);
    return read === null ? isNew(made.init) : syntax.slotOf(read.map) === map;
  }

  function spotOfPlace(place: Place, fn: FunctionId): Spot | null {
    let at = place;
    let inside = fn;
    for (let hops = 0; at.root.kind === 'variable' && hops < MAX_HOPS; hops++) {
      const write = constantOf(at.root.variable);
      const given = write === null ? null : placeOf(write.instr.value);
      const base = write === null || given === null ? null : entryOf(given, write);
      if (write === null || base === null || !isStable(base)) break;
      inside = write.fn;
      at = { root: base.root, path: [...base.path, ...at.path] };
    }
    const root = rootOf(at, inside);
    return root === null || at.path.includes('[?]') ? null : below(root, at.path);
  }

  function rootOf({ root }: Place, fn: FunctionId): Spot | null {
    switch (root.kind) {
      case 'variable':
        return { root: `v${root.variable.id}`, owner: declarerOf(root.variable), path: [] };
      case 'global':
        return { root: `g:${root.name}`, owner: null, path: [] };
      case 'this':
        return 'class' in root.of
          ? { root: `c${root.of.class}`, owner: null, path: [] }
          : { root: `f${root.of.function}`, owner: root.of.function, path: [] };
      case 'parameter':
        return root.rest ? null : { root: `p${fn}.${root.index}`, owner: fn, path: [] };
      case 'result':
        return { root: `r${fn}.${root.of}`, owner: fn, path: [] };
      case 'super':
        return null;
      default:
        return root satisfies never;
    }
  }

  function spotOf(value: Value, fn: FunctionId): Spot | null {
    const place = placeOf(value);
    return place === null ? null : spotOfPlace(place, fn);
  }

  function spotOfIdentifier(identifier: TSESTree.Identifier, fn: FunctionId): Spot | null {
    const variable = module.variableOf(identifier);
    return variable === null ? null : spotOfPlace({ root: { kind: 'variable', variable }, path: [] }, fn);
  }

  function instrOf({ root, owner }: Spot): { instr: Instr; fn: FunctionId } | null {
    const id = /^r\d+\.(\d+)$/.exec(root)?.[1];
    const instr = id === undefined || owner === null ? undefined : module.body(owner).instrs.get(Number(id));
    return instr === undefined || owner === null ? null : { instr, fn: owner };
  }

  return { spotOf, spotOfPlace, spotOfIdentifier, instrOf, writesOf, constantOf };
}

function isNew(init: Node): boolean {
  const made = unwrap(init);
  return made.type === 'ArrayExpression' || made.type === 'NewExpression';
}

interface EntryRead {
  readonly map: Node;
  readonly key: TSESTree.Identifier;
}

/** Reads `rooms.get(name) ?? []`; null for any other value. */
export function readEntry(value: Node): EntryRead | null {
  const whole = unwrap(value);
  const at = whole.type === 'LogicalExpression' ? unwrap(whole.left) : whole;
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : null;
  const [key] = at.type === 'CallExpression' ? at.arguments : [];
  return callee?.type === 'MemberExpression' && memberName(callee) === 'get' && key?.type === 'Identifier'
    ? { map: callee.object, key }
    : null;
}

/** The place that a value is read from; `this.queue || []` is read from `this.queue`. */
function placeOf(value: Value): Place | null {
  let at = value;
  while (at.kind === 'logical' && at.operator !== '&&' && isEmpty(at.right)) at = at.left;
  if (at.kind === 'place') return at.place;
  return at.kind === 'result' ? { root: { kind: 'result', of: at.of }, path: [] } : null;
}

function isEmpty(value: Value): boolean {
  return (value.kind === 'list' && value.elements.length === 0) || value.kind === 'record';
}
