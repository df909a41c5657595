// Whether other code can put another socket into a slot while a function is suspended.
import type { IrFunction, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { parentOf } from '../sockets/tree.ts';
import { FIELD, type Cell } from './state.ts';

/** What is written: any value, or one that can be a socket. */
export type Written = 'anything' | 'a socket';

/** Tells whether the last step of a cell is written by code that can run during a suspension of `fn`. */
export function isUnstable(
  cell: Cell,
  fn: IrFunction,
  written: Written,
  identification: Identification,
): boolean {
  const split = cell.lastIndexOf(FIELD);
  if (split !== -1) {
    const name = cell.slice(split + 1);
    const { isGivenAnother, isReassigned } = identification.syntax;
    return name.startsWith('[') || (written === 'anything' ? isReassigned(name) : isGivenAnother(name));
  }
  const id = /^v(\d+)$/.exec(cell)?.[1];
  return id === undefined ? false : isWrittenElsewhere(Number(id), fn, identification);
}

/** Tells whether any step of a cell is ever given another socket after it got its first. */
export function isRewritten(cell: Cell, identification: Identification): boolean {
  const [root = '', ...path] = cell.split(FIELD);
  if (path.some((name) => name.startsWith('[') || identification.syntax.isGivenAnother(name))) return true;
  const id = /^v(\d+)$/.exec(root)?.[1];
  const variable = id === undefined ? undefined : identification.variables.get(Number(id));
  return (
    variable?.declaration.references.some((use) => use.isWrite() && !isInitialiser(use.identifier as Node)) ??
    false
  );
}

const answers = new WeakMap<Identification, Map<string, boolean>>();

/** A variable that another function writes, or this one if several of its runs share the variable. */
function isWrittenElsewhere(id: number, fn: IrFunction, identification: Identification): boolean {
  let known = answers.get(identification);
  if (known === undefined) answers.set(identification, (known = new Map()));
  const key = `${id} ${fn.id}`;
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  const variable = identification.variables.get(id);
  let unstable = false;
  const declaredHere = variable?.declaration.identifiers.some(
    (name) => functionAround(name as Node, identification) === fn.id,
  );
  for (const reference of variable?.declaration.references ?? []) {
    if (!reference.isWrite()) continue;
    // References hold nodes, typed as unknown so that every scope manager fits.
    const at = reference.identifier as Node;
    if (isInitialiser(at)) continue;
    if (declaredHere !== true || functionAround(at, identification) !== fn.id) unstable = true;
  }
  known.set(key, unstable);
  return unstable;
}

function isInitialiser(name: Node): boolean {
  return name.parent?.type === 'VariableDeclarator' && name.parent.id === name;
}

function functionAround(node: Node, { module }: Identification): number | null {
  for (let at: Node | undefined = node; at !== undefined; at = parentOf(at)) {
    const header = module.functionOf(at);
    if (header !== null) return header.id;
  }
  return null;
}
