// Which variable a name means, and where else it would mean the same.
import {
  definitionOf,
  isParameter,
  type Node,
  type ScopeVariable,
  type Source,
} from '@socket-safety/analysis';
import { isFree, variablesNamed } from './names.ts';
import { findAround, isFunction, isInside, namesWithin } from './tree.ts';

/** Finds the variable that an identifier reads; null for a global. */
export function variableOf(identifier: Node, { scopes }: Source): ScopeVariable | null {
  for (const { references } of scopes) {
    for (const reference of references) if (reference.identifier === identifier) return reference.resolved;
  }
  return null;
}

/** Tells whether a variable's name means it at another place too. */
export function isVisibleAt(variable: ScopeVariable, place: Node, source: Source): boolean {
  const region = regionOf(variable);
  if (region === null || !isInside(place, region)) return false;
  return variablesNamed(variable.name, source).every((other) => {
    const inner = other === variable ? null : regionOf(other);
    return inner === null || !isInside(inner, region) || !isInside(place, inner);
  });
}

/** Tells whether a function, and what stands around it, neither declares nor uses a name: other functions may. */
export function isFreeWithin(name: string, fn: Node, source: Source): boolean {
  if (isFree(name, source)) return true;
  return (
    !namesWithin(fn, name) &&
    variablesNamed(name, source).every((variable) => !isVisibleAt(variable, fn, source))
  );
}

/** Returns the node within which a variable is seen: its function, block, clause or loop, or the program; null for a global. */
export function regionOf(variable: ScopeVariable): Node | null {
  const declared = definitionOf(variable);
  if (declared === undefined) return null;
  if (isParameter(variable) || declared.type === 'CatchClause') return declared;
  const isVar = declared.parent?.type === 'VariableDeclaration' && declared.parent.kind === 'var';
  return findAround(
    declared,
    (outer) => isFunction(outer) || (isVar ? outer.type === 'Program' : isRegion(outer)),
  );
}

function isRegion({ type }: Node): boolean {
  return (
    ['BlockStatement', 'Program', 'StaticBlock', 'SwitchStatement', 'TSModuleBlock'].includes(type) ||
    /^For/.test(type)
  );
}
