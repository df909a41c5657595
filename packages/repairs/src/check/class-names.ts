// What a file calls the class of a socket, if it can name it at all.
import type { ScopeVariable, SocketSight, Source } from '@socket-safety/analysis';
import type { ExportRow, Library } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import { variablesNamed } from '../syntax/names.ts';

/** The names of a socket's class; null where the file has none. */
export interface ClassNames {
  /** Usable in an expression, wherever the program runs: `WebSocket` of `WebSocket.OPEN`. */
  readonly value: string | null;
  /** Usable in a type annotation; `import type` is enough. */
  readonly type: string | null;
  /** Nothing in the file declares them. */
  readonly isGlobal: boolean;
}

/** Finds the names that stand for the class of a socket in the whole file; a name that some scope reuses is none. */
export function classNamesOf(socket: SocketSight, source: Source): ClassNames {
  let type: string | null = null;
  for (const { variables } of source.scopes) {
    for (const variable of variables) {
      const binding = readBinding(variable, socket.library);
      if (binding === null || !isSocketClass(binding.exported, socket)) continue;
      if (variablesNamed(variable.name, source).length > 1) continue;
      if (binding.usable === 'value') return { value: variable.name, type: variable.name, isGlobal: false };
      type ??= variable.name;
    }
  }
  if (type !== null) return { value: null, type, isGlobal: false };
  const global = findGlobal(socket, source);
  return { value: isPlatformOf(socket, source) ? global : null, type: global, isGlobal: true };
}

/**
 * Tells whether the file itself takes a global of this library for a value. Where it only names its type, the program may run where
 * the platform has no such class: Node has a global `WebSocket` from 22 on.
 */
function isPlatformOf(socket: SocketSight, { scopes }: Source): boolean {
  const { globals } = socket.library;
  return scopes.some(({ references }) =>
    references.some(({ identifier, resolved }) => {
      // Scope managers keep the identifier of each reference.
      const use = identifier as TSESTree.Node;
      return (
        use.type === 'Identifier' &&
        Object.hasOwn(globals, use.name) &&
        !EVERYWHERE.has(use.name) &&
        (resolved === null || resolved.defs.length === 0) &&
        // `DurableObjectState` is of one platform, whatever it is named for.
        !(isTypeUse(use) && isSocketClass(globals[use.name], socket))
      );
    }),
  );
}

/** Globals that say nothing of the platform. */
const EVERYWHERE: ReadonlySet<string> = new Set(['Response', 'fetch']);

function isTypeUse({ parent }: TSESTree.Identifier): boolean {
  return /^TS(?!As|NonNull|Satisfies|TypeAssertion)/.test(parent.type);
}

function findGlobal(socket: SocketSight, source: Source): string | null {
  for (const [name, row] of Object.entries(socket.library.globals)) {
    if (isSocketClass(row, socket) && variablesNamed(name, source).length === 0) return name;
  }
  return null;
}

function isSocketClass(row: ExportRow | undefined, { library, row: socketRow }: SocketSight): boolean {
  return row !== undefined && 'class' in row && library.types[row.class]?.socket === socketRow;
}

interface Binding {
  readonly exported: ExportRow | undefined;
  readonly usable: 'value' | 'type';
}

/** Reads a variable as an import from the library: `import { WebSocket as Socket } from 'ws'`. */
function readBinding({ name, defs }: ScopeVariable, library: Library): Binding | null {
  const [definition] = defs;
  if (definition === undefined) return null;
  // Scope managers keep the declaring node of each definition.
  const declared = definition.node as TSESTree.Node;
  switch (declared.type) {
    case 'ImportDefaultSpecifier':
    case 'ImportSpecifier':
      return readSpecifier(declared, library);
    case 'TSImportEqualsDeclaration':
      return readImportEquals(declared, library);
    case 'VariableDeclarator':
      return readRequire(declared, name, library);
    default:
      return null;
  }
}

function readSpecifier(
  specifier: TSESTree.ImportDefaultSpecifier | TSESTree.ImportSpecifier,
  library: Library,
): Binding | null {
  const declaration = specifier.parent;
  if (declaration.type !== 'ImportDeclaration' || !library.modules.includes(declaration.source.value))
    return null;
  const isNamed = specifier.type === 'ImportSpecifier';
  const onlyType = declaration.importKind === 'type' || (isNamed && specifier.importKind === 'type');
  return {
    exported: library.exports[isNamed ? nameOf(specifier.imported) : 'default'],
    usable: onlyType ? 'type' : 'value',
  };
}

function readImportEquals(declared: TSESTree.TSImportEqualsDeclaration, library: Library): Binding | null {
  const { moduleReference, importKind } = declared;
  if (moduleReference.type !== 'TSExternalModuleReference') return null;
  const { expression } = moduleReference;
  if (!library.modules.includes(String(expression.value))) return null;
  return { exported: library.exports['default'], usable: importKind === 'type' ? 'type' : 'value' };
}

function nameOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === 'Identifier' ? name.name : name.value;
}

/** `const WebSocket = require('ws')`, `const { WebSocket: Socket } = require('ws')`. */
function readRequire(
  { id, init }: TSESTree.VariableDeclarator,
  name: string,
  library: Library,
): Binding | null {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require')
    return null;
  const [module] = init.arguments;
  if (module?.type !== 'Literal' || !library.modules.includes(String(module.value))) return null;
  if (id.type === 'Identifier') return { exported: library.exports['default'], usable: 'value' };
  if (id.type !== 'ObjectPattern') return null;
  for (const property of id.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
    if (property.value.type !== 'Identifier' || property.value.name !== name) continue;
    return { exported: library.exports[property.key.name], usable: 'value' };
  }
  return null;
}
