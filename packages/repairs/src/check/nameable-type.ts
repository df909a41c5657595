// The name of a socket's type, which may have to join an import of its library that is there already.
import type { Node, SocketSight, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { indentationAt } from '../syntax/layout.ts';
import { isFree } from '../syntax/names.ts';
import { eachWithin } from '../syntax/tree.ts';
import { regionOf, variableOf } from '../syntax/visibility.ts';
import { classNamesOf } from './class-names.ts';

/** A type's name and what it costs to have it. */
export interface NameableType {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/**
 * Finds the name, or makes one available; null where the file imports nothing by name from the library, and where it writes the
 * type with arguments that are not the same everywhere.
 */
export function nameableType(socket: SocketSight, source: Source): NameableType | null {
  const { type } = classNamesOf(socket, source);
  if (type !== null) {
    const given = writtenArguments(type, source);
    return given === null ? null : { name: type + given, edits: [] };
  }
  const { exports, modules, types } = socket.library;
  const name = Object.keys(exports).find((key) => {
    const row = exports[key];
    return (
      key !== 'default' && row !== undefined && 'class' in row && types[row.class]?.socket === socket.row
    );
  });
  const last = modules.map((module) => lastSpecifier(module, source)).find((found) => found !== null) ?? null;
  if (name === undefined || last === null || !isFree(name, source)) return null;
  const word =
    last.parent.type === 'ImportDeclaration' && last.parent.importKind === 'type' ? name : `type ${name}`;
  return { name, edits: [addBehind(last, word, source)] };
}

/** `<Data>` of `ServerWebSocket<Data>`; the empty text where the file never writes any. */
function writtenArguments(type: string, source: Source): string | null {
  const written = new Set<string>();
  for (const inner of eachWithin(source.ast)) {
    if (inner.type !== 'TSTypeReference' || inner.typeArguments == null) continue;
    if (inner.typeName.type !== 'Identifier' || inner.typeName.name !== type) continue;
    if (!isKnownEverywhere(inner.typeArguments, source)) return null;
    written.add(source.text.slice(...inner.typeArguments.range));
  }
  const [only, other] = written;
  return other === undefined ? (only ?? '') : null;
}

/** A type parameter, or a type of an inner scope, has no name where the function stands. */
function isKnownEverywhere(given: Node, source: Source): boolean {
  for (const inner of eachWithin(given)) {
    if (inner.type !== 'Identifier') continue;
    const variable = variableOf(inner, source);
    const region = variable === null ? null : regionOf(variable);
    if (region !== null && region.type !== 'Program') return false;
  }
  return true;
}

function lastSpecifier(module: string, { ast }: Source): TSESTree.ImportSpecifier | null {
  for (const statement of ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== module) continue;
    const last = statement.specifiers.at(-1);
    if (last?.type === 'ImportSpecifier') return last;
  }
  return null;
}

function addBehind(last: TSESTree.ImportSpecifier, word: string, { text }: Source): Edit {
  const end = last.range[1];
  const isInLine = text.slice(last.parent.range[0], end).includes('\n') === false;
  return {
    range: [end, end],
    text: isInLine ? `, ${word}` : `,\n${indentationAt(text, last.range[0])}${word}`,
  };
}
