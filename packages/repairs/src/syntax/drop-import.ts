// An import that nothing needs any more goes with what used it: compilers and linters ask for that.
import { definitionOf, type Node, type Source } from '@socket-safety/analysis';
import type { Edit } from '../repair.ts';
import { lineStartOf, nextLineOf, startsLine } from './layout.ts';
import { isInside } from './tree.ts';
import { variableOf } from './visibility.ts';

/** Takes a name out of its import where only `going` uses it; none where others do, or where it is no import. */
export function dropImport(name: Node, going: Node, source: Source): readonly Edit[] {
  const variable = variableOf(name, source);
  const specifier = definitionOf(variable);
  const statement = specifier?.parent;
  if (specifier === undefined || statement?.type !== 'ImportDeclaration') return [];
  // Scope managers keep the identifier of each reference.
  const uses = variable?.references.map(({ identifier }) => identifier as Node) ?? [];
  if (!uses.every((use) => isInside(use, going))) return [];
  return statement.specifiers.length === 1
    ? dropStatement(statement, source)
    : dropSpecifier(specifier, source);
}

function dropStatement({ range }: Node, { text }: Source): readonly Edit[] {
  const [start, end] = range;
  const next = nextLineOf(text, end);
  if (!startsLine(text, start) || text.slice(end, next).trim() !== '') return [];
  const from = lineStartOf(text, start);
  const isFirst = text.slice(0, from).trim() === '';
  const blank = isFirst ? (/^(?:[ \t]*\r?\n)*/.exec(text.slice(next))?.[0].length ?? 0) : 0;
  return [{ range: [from, next + blank], text: '' }];
}

/** `{ exit, env }` → `{ env }` */
function dropSpecifier({ type, range: [start, end] }: Node, { text }: Source): readonly Edit[] {
  if (type !== 'ImportSpecifier') return [];
  const isLast = /^\s*(?:,\s*)?\}/.test(text.slice(end));
  const before = /,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  if (isLast) return before === 0 ? [] : [{ range: [start - before, end], text: '' }];
  const behind = /^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ range: [start, end + behind], text: '' }];
}
