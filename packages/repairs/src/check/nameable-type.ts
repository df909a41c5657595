// The name of a socket's type, which may have to join an import of its library that is there already.
import type { SocketSight, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { indentationAt } from '../syntax/layout.ts';
import { isFree } from '../syntax/names.ts';
import { classNamesOf } from './class-names.ts';

/** A type's name and what it costs to have it. */
export interface NameableType {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Finds the name, or makes one available; null where the file imports nothing by name from the library. */
export function nameableType(socket: SocketSight, source: Source): NameableType | null {
  const { type } = classNamesOf(socket, source);
  if (type !== null) return { name: type, edits: [] };
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
