// `for (const x of xs)` walks a constant that was copied before it. Spread in the head of the loop itself would do the same, but
// linters take it away again.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { frameStatements } from '../frame/frame-statements.ts';
import { inOwnScope } from '../frame/own-scope.ts';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName, isFree } from '../syntax/names.ts';
import { memberName, outerOf, siblingsOf } from '../syntax/tree.ts';

/** Puts a copy in front of a loop. */
export function copyBeforeLoop(loop: TSESTree.ForOfStatement, source: Source): readonly Edit[] | Refusal {
  const statement = withLabels(loop);
  if (hasComment(loop.right.range, source)) return { refused: 'a comment stands within what is walked' };
  const { line, edit } = snapshotOf(loop, source);
  const own = inOwnScope(statement, { before: [line], depth: 0, after: [] }, source);
  const framed = frameStatements({ first: statement, last: statement, kept: null }, own.frame, source);
  return isRefusal(framed) ? framed : [...framed, ...own.edits, edit];
}

/** Names a copy of what a loop walks: the line that makes it, and the edit that walks it instead. */
export function snapshotOf(
  loop: TSESTree.ForOfStatement,
  source: Source,
): { readonly line: string; readonly edit: Edit } {
  const name = snapshotName(loop.right, withLabels(loop), source);
  const written = source.text.slice(...loop.right.range);
  const isWhole = /^(?:Logical|Conditional|Assignment|Await|Yield)Expression$/.test(loop.right.type);
  const walked = isWhole ? `(${written})` : written;
  const line = `const ${name} = [...${walked}]${styleOf(source).semicolon}`;
  return { line, edit: { range: loop.right.range, text: name } };
}

function withLabels(statement: Node): Node {
  const outer = outerOf(statement);
  return outer?.type === 'LabeledStatement' ? withLabels(outer) : statement;
}

/** `clientsSnapshot`; loops side by side over collections of one name get a number, since none knows of the other's repair. */
function snapshotName(collection: Node, statement: Node, source: Source): string {
  const base = baseName(collection);
  const siblings = siblingsOf(statement) ?? [];
  const before = siblings.slice(0, siblings.indexOf(statement)).filter((sibling) => {
    const loop = sibling.type === 'LabeledStatement' ? sibling.body : sibling;
    return loop.type === 'ForOfStatement' && baseName(loop.right) === base;
  }).length;
  const name = base === null ? 'snapshot' : `${base}Snapshot`;
  if (before === 0) return freeName([name], source);
  const numbered = `${name}${before + 1}`;
  return isFree(numbered, source) ? numbered : freeName([`${numbered}Copy`], source);
}

/** `clients` of `this.clients`, `server.clients.values()` and `clients`. */
function baseName(collection: Node): string | null {
  switch (collection.type) {
    case 'Identifier':
      return collection.name;
    case 'MemberExpression':
      return (
        memberName(collection) ??
        (collection.property.type === 'PrivateIdentifier' ? collection.property.name : null)
      );
    case 'CallExpression': {
      const { callee } = collection;
      const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
      const isView = ['entries', 'keys', 'values'].includes(name) && callee.type === 'MemberExpression';
      return isView ? baseName(callee.object) : null;
    }
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ChainExpression':
      return baseName(collection.expression);
    default:
      return null;
  }
}
