// The function that a repair adds to a file which has none of its own, and where it stands.
import type { SocketSight, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { endWithComment } from '../syntax/comments.ts';
import { printLines, styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { nameableType } from './nameable-type.ts';
import { inlineCheck } from './open-check.ts';
import { stateTestsOf } from './state-test.ts';

/** A function that is still to be added. */
export interface NewPredicate {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Writes the function for a socket's library; the same for every socket of it, so that repairs can share it. */
export function createPredicate(socket: SocketSight, source: Source, language: 'js' | 'ts'): NewPredicate {
  const name = freeName(['isOpen', 'isSocketOpen', 'isOpenSocket', 'isOpen'], source);
  const subject = { text: 'socket', plain: 'socket', nullable: false, narrows: true, length: 1 };
  const style = styleOf(source);
  const type = language === 'ts' ? nameableType(socket, source) : null;
  // What has no name is described by the one property that is asked for, and has no other.
  const isDescribed = language === 'ts' && type === null;
  const { holds } = inlineCheck(
    isDescribed ? { ...subject, narrows: false } : subject,
    // Its names have to be those of the module.
    { ...socket, node: source.ast },
    source,
  );
  const annotation = type?.name ?? describe(socket);
  const head = language === 'ts' ? `(socket: ${annotation}): boolean {` : '(socket) {';
  const text = printLines([`function ${name}${head}`, `\treturn ${holds}${style.semicolon}`, '}'], '', style);
  return { name, edits: [...(type?.edits ?? []), placeOf(text, source)] };
}

/** `{ readonly readyState: number }` */
function describe({ row }: SocketSight): string {
  const members = stateTestsOf(row).map(({ property, open }) =>
    property
      .split('.')
      .reduceRight(
        (type, name) => (name.endsWith('()') ? `{ ${name}: ${type} }` : `{ readonly ${name}: ${type} }`),
        typeof open as string,
      ),
  );
  return members.join(' & ');
}

/** Behind the imports; in a file without any at its end, which a hoisted function does not mind. */
function placeOf(text: string, source: Source): Edit {
  let last: TSESTree.ProgramStatement | null = null;
  for (const statement of source.ast.body) {
    if (isImport(statement)) last = statement;
    else if (!isDirective(statement)) break;
  }
  if (last !== null) {
    const end = endWithComment(last, source);
    return { range: [end, end], text: `\n\n${text}` };
  }
  const end = source.ast.body.at(-1)?.range[1] ?? 0;
  // A script may stand within a file of another kind, whose end is not the script's.
  if (source.text.slice(end).trim() !== '') return { range: [end, end], text: `\n\n${text}` };
  const fileEnd = source.text.length;
  return { range: [fileEnd, fileEnd], text: `${source.text.endsWith('\n') ? '' : '\n'}\n${text}\n` };
}

function isDirective(statement: TSESTree.ProgramStatement): boolean {
  return statement.type === 'ExpressionStatement' && typeof statement.directive === 'string';
}

function isImport(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === 'ImportDeclaration' || statement.type === 'TSImportEqualsDeclaration') return true;
  return (
    statement.type === 'VariableDeclaration' &&
    statement.declarations.every(
      ({ init }) =>
        init?.type === 'CallExpression' &&
        init.callee.type === 'Identifier' &&
        init.callee.name === 'require',
    )
  );
}
