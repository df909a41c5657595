// What names stand for: every place and value of the IR as a spot.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionId, IrModule, Instr, Place, Value, Variable } from '../ir/model.ts';
import { eachInstr } from '../ir/visit.ts';
import type { Identification } from '../sockets/identify.ts';
import { below, isKeyedByPlace, type Spot } from './spot.ts';

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
    place.path.every((segment) => !isKeyedByPlace(segment) && !syntax.isReassigned(segment)) &&
    (place.root.kind !== 'variable' || writesOf(place.root.variable).length < 2);

  function spotOfPlace(place: Place, fn: FunctionId): Spot | null {
    let at = place;
    let inside = fn;
    for (let hops = 0; at.root.kind === 'variable' && hops < MAX_HOPS; hops++) {
      const write = constantOf(at.root.variable);
      const base = write === null ? null : placeOf(write.instr.value);
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
