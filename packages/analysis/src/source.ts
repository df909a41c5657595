// What a host hands over: a parsed file and who resolves its names. Structural, so that ESLint's, typescript-eslint's and a
// test's own scope managers all fit.
import type { TSESTree } from '@typescript-eslint/types';

/** A variable of the host's scope analysis. */
export interface ScopeVariable {
  readonly name: string;
  readonly identifiers: readonly unknown[];
  readonly defs: readonly { readonly type: string; readonly node: unknown; readonly parent?: unknown }[];
  readonly references: readonly ScopeReference[];
}

/** One use of a name. */
export interface ScopeReference {
  readonly identifier: unknown;
  readonly resolved: ScopeVariable | null;
  readonly writeExpr?: unknown;
  isWrite(): boolean;
  isRead(): boolean;
}

/** A scope with the names it declares and the uses that stand in it. */
export interface Scope {
  readonly variables: readonly ScopeVariable[];
  readonly references: readonly ScopeReference[];
}

/** A parsed file. */
export interface Source {
  /** Nodes carry `range` and `parent`, as ESLint and typescript-estree make them. */
  readonly ast: TSESTree.Program;
  readonly text: string;
  readonly scopes: readonly Scope[];
}
