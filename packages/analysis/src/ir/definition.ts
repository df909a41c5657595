// What a variable was defined by. Scope managers differ in their types, so a definition's node is unknown until it is read here.
import type { ScopeVariable } from '../source.ts';
import type { Node } from './model.ts';

/**
 * Returns the node that first defined a variable: its declarator, its function or class, the function of a parameter, the specifier
 * of an import; undefined without a variable or a definition.
 */
export function definitionOf(declaration: ScopeVariable | null | undefined): Node | undefined {
  // Every scope manager puts a node of the tree here.
  return declaration?.defs[0]?.node as Node | undefined;
}

/** Tells whether a variable is a parameter; its definition is then the function. */
export function isParameter(declaration: ScopeVariable | null | undefined): boolean {
  return declaration?.defs[0]?.type === 'Parameter';
}

/** Returns what defines a variable that is declared in one place only; undefined for any other. */
export function soleDefinitionOf(declaration: ScopeVariable | null | undefined): Node | undefined {
  return declaration?.defs.length === 1 ? definitionOf(declaration) : undefined;
}
