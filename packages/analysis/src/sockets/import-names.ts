// Names that come from modules: what a library exports under them, and which export of which module they are.
import type { Library } from '@socket-safety/libraries';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { exportOf, graded, instanceType, ownValue, type LibraryIndex } from './library-index.ts';
import { keyName, memberName, unwrap } from './tree.ts';
import { partsOf, unite, type Type } from './types.ts';
import type { Inference } from './inference.ts';

/** An export of a module: `{ module: 'events', name: 'once' }`; `*` is the module itself. */
export interface ImportedName {
  readonly module: string;
  readonly name: string;
}

/** What ImportedNames answers. */
export interface ImportedNames {
  readonly importType: (specifier: Node) => Type | null;
  readonly importedFrom: (specifier: string, name: string) => Type | null;
  readonly requiredType: (specifier: string) => Type | null;
  readonly importOf: (node: Node) => ImportedName | null;
  /** Tells whether a callee is `require`, or one that the file has made with `createRequire`. */
  readonly isRequire: (callee: Node) => boolean;
}

/**
 * A file of types alone may not say which runtime it is for, and takes the global `WebSocket` for that of browsers. A program has one
 * runtime, so it is the same global as here.
 */
function ofThisRuntime(type: Type | null, index: LibraryIndex): Type | null {
  let united: Type | null = null;
  for (const part of partsOf(type)) united = unite(united, partOfThisRuntime(part, index));
  return united;
}

function partOfThisRuntime(part: Type, index: LibraryIndex): Type | null {
  if (part.kind !== 'socket') return part;
  const { globals } = part.library;
  const there = Object.entries(globals).find(([, row]) => 'class' in row && row.class === part.name);
  const here = there === undefined ? null : index.global(there[0]);
  if (here?.kind !== 'class' || here.library === part.library) return part;
  const instance = instanceType(here.library, here.name);
  return instance?.kind === 'socket' ? graded(instance, part.grade) : part;
}

/** Prepares the answers of one file. */
export function createImports(inference: Inference): ImportedNames {
  const { module, index, imported } = inference;
  function importType(specifier: Node): Type | null {
    const declaration = specifier.parent;
    if (declaration?.type === 'TSImportEqualsDeclaration' || specifier.type === 'TSImportEqualsDeclaration') {
      const equals = specifier.type === 'TSImportEqualsDeclaration' ? specifier : declaration;
      const reference = equals?.type === 'TSImportEqualsDeclaration' ? equals.moduleReference : undefined;
      return reference?.type === 'TSExternalModuleReference' && reference.expression.type === 'Literal'
        ? requiredType(String(reference.expression.value))
        : null;
    }
    if (declaration?.type !== 'ImportDeclaration') return null;
    const from = declaration.source.value;
    switch (specifier.type) {
      case 'ImportNamespaceSpecifier':
        return importedFrom(from, '*');
      case 'ImportDefaultSpecifier':
        return importedFrom(from, 'default');
      case 'ImportSpecifier':
        return importedFrom(from, keyName(specifier.imported, false) ?? '');
      default:
        return null;
    }
  }

  /** What a module exports under a name; `*` is the module itself. */
  function importedFrom(specifier: string, name: string): Type | null {
    const library = index.module(specifier);
    if (library === null) return ofThisRuntime(imported(specifier)?.exportType(name) ?? null, index);
    switch (name) {
      case '*':
        return { kind: 'module', library };
      case 'default':
        return exportOf(library, 'default') ?? { kind: 'module', library };
      default:
        return exportOf(library, name) ?? instanceOnly(library, name);
    }
  }

  /** A type that a module exports without a value: `import type { Connection }`. */
  function instanceOnly(library: Library, name: string): Type | null {
    return ownValue(library.types, name) === undefined ? null : { kind: 'class', library, name };
  }

  /** `require('ws')`: the class, where the module is one, else the module. */
  function requiredType(specifier: string): Type | null {
    return importedFrom(specifier, 'default') ?? importedFrom(specifier, '*');
  }

  function importOf(node: Node): ImportedName | null {
    const inner = unwrap(node);
    if (inner.type === 'MemberExpression') {
      const base = importOf(inner.object);
      const name = memberName(inner);
      return base === null || name === null || (base.name !== '*' && base.name !== 'default')
        ? null
        : { ...base, name };
    }
    if (inner.type !== 'Identifier') return null;
    const specifier = definitionOf(module.variableOf(inner)?.declaration);
    if (specifier?.parent?.type === 'ImportDeclaration') {
      const from = specifier.parent.source.value;
      if (specifier.type === 'ImportSpecifier')
        return { module: from, name: keyName(specifier.imported, false) ?? '' };
      return { module: from, name: specifier.type === 'ImportNamespaceSpecifier' ? '*' : 'default' };
    }
    if (specifier?.type !== 'VariableDeclarator' || specifier.init === null) return null;
    const value = unwrap(specifier.init);
    if (value.type !== 'CallExpression' || !isRequire(value.callee)) return null;
    const from = value.arguments[0];
    if (from?.type !== 'Literal') return null;
    if (specifier.id.type === 'Identifier') return { module: String(from.value), name: '*' };
    if (specifier.id.type !== 'ObjectPattern') return null;
    for (const property of specifier.id.properties) {
      if (
        property.type === 'Property' &&
        property.value.type === 'Identifier' &&
        property.value.name === inner.name
      )
        return { module: String(from.value), name: keyName(property.key, property.computed) ?? '' };
    }
    return null;
  }

  function isRequire(callee: Node): boolean {
    const inner = unwrap(callee);
    if (inner.type === 'CallExpression') return makesRequire(inner.callee);
    if (inner.type !== 'Identifier') return false;
    if (inner.name === 'require') return true;
    const definition = definitionOf(module.variableOf(inner)?.declaration);
    const made = definition?.type === 'VariableDeclarator' ? definition.init : null;
    return made?.type === 'CallExpression' && makesRequire(made.callee);
  }

  function makesRequire(callee: Node): boolean {
    const called = importOf(callee);
    return called?.name === 'createRequire' && /^(?:node:)?module$/.test(called.module);
  }

  return { importType, importedFrom, requiredType, importOf, isRequire };
}
