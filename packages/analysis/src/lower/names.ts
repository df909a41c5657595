// What names mean: identifiers become variables through the scopes of the host.
import type { Node, Root, Variable } from '../ir/model.ts';
import type { ScopeVariable, Source } from '../source.ts';

/** What the lowering of a function must know of its module. */
export interface ModuleNames {
  /** The variable that an identifier means; null for a name that this file does not declare. */
  readonly variableOf: (identifier: Node) => Variable | null;
  /** Makes a variable that the source does not have. */
  readonly invent: (name: string) => Variable;
  /** `const self = this`: what such a variable stands for. */
  readonly aliasOf: (variable: Variable) => Root | null;
  readonly thisOf: (functionId: number) => Root;
  readonly functionIdOf: (node: Node) => number | null;
  readonly classIdOf: (node: Node) => number | null;
  /** Whether evaluating an expression, and not only calling what it makes, has effects. */
  readonly hasEffects: (node: Node) => boolean;
}

export interface Variables {
  readonly of: (identifier: unknown) => Variable | null;
  readonly invent: (name: string) => Variable;
}

/** Makes one variable per variable of the host. */
export function resolveVariables(scopes: Source['scopes']): Variables {
  const byDeclaration = new Map<unknown, Variable>();
  const byIdentifier = new Map<unknown, Variable>();
  let count = 0;
  const create = (declaration: ScopeVariable): Variable => ({
    id: count++,
    name: declaration.name,
    declaration,
  });

  function variableFor(declaration: ScopeVariable): Variable | null {
    if (!isDeclaredHere(declaration)) return null;
    const key = identityOf(declaration);
    const known = byDeclaration.get(key);
    if (known !== undefined) return known;
    const variable = create(declaration);
    byDeclaration.set(key, variable);
    return variable;
  }

  function bind(identifier: unknown, declaration: ScopeVariable | null): void {
    const variable = declaration === null ? null : variableFor(declaration);
    if (variable !== null) byIdentifier.set(identifier, variable);
  }

  for (const scope of scopes) {
    for (const declaration of scope.variables) {
      for (const identifier of declaration.identifiers) bind(identifier, declaration);
    }
    for (const reference of scope.references) bind(reference.identifier, reference.resolved);
  }
  return {
    of: (identifier) => byIdentifier.get(identifier) ?? null,
    invent: (name) => create(inventedNamed(name)),
  };
}

// Hosts also hold variables for the names of the platform (`WebSocket`), which nothing in the file defines.
function isDeclaredHere(declaration: ScopeVariable): boolean {
  return declaration.defs.length > 0 || declaration.name === 'arguments';
}

// A class declaration has a second variable of the same name in its own scope; both mean the class.
function identityOf(declaration: ScopeVariable): unknown {
  const definition = declaration.defs[0];
  return definition?.type === 'ClassName' ? definition.node : declaration;
}

function inventedNamed(name: string): ScopeVariable {
  return { name, identifiers: [], defs: [], references: [] };
}

/** Remembers what was answered. */
export function kept<Key, T>(answer: (key: Key) => T): (key: Key) => T {
  const answers = new Map<Key, { readonly value: T }>();
  return (key) => {
    const known = answers.get(key) ?? { value: answer(key) };
    answers.set(key, known);
    return known.value;
  };
}
