// `socket.send(await render())` looks at the socket before it waits: what is awaited moves in front of the check.
import type { Node, Range, SendSite, Source } from '@socket-safety/analysis';
import type { Edit, Refusal } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { indentationAt, styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import { eachOfThisRun, eachWithin } from '../syntax/tree.ts';

/** Lines that come before the check, and what the call says instead. */
export interface Hoisted {
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
}

/** Moves arguments that suspend in front; returns no lines where none does. */
export function hoistArguments({ node, socket }: SendSite, source: Source): Hoisted | Refusal {
  const suspending = node.arguments.filter(suspends);
  if (suspending.length === 0) return { lines: [], edits: [] };
  const [argument] = suspending;
  if (suspending.length > 1 || argument === undefined || argument.type === 'SpreadElement') {
    return { refused: 'several arguments wait, and their order would change' };
  }
  const before = node.arguments.slice(0, node.arguments.indexOf(argument));
  if (
    before.some((one) => one !== socket.node && one.type !== 'Literal' && readReference(one, source) === null)
  ) {
    return { refused: 'an argument before the one that waits would be evaluated later than it is' };
  }
  const name = freeName(['message', 'payload', 'text', 'message'], source);
  return {
    lines: linesOf(argument, source, `const ${name} = `),
    edits: [{ range: placeOf(argument, node, source), text: name }],
  };
}

/** The argument; where it stands on lines of its own, with the gaps to the brackets, which a name does not need. */
function placeOf(argument: Node, call: Node, { text }: Source): Range {
  const [start, end] = argument.range;
  const before = /\((\s*)$/.exec(text.slice(call.range[0], start))?.[1];
  const after = /^,?\s*(?=\)$)/.exec(text.slice(end, call.range[1]))?.[0];
  if (before === undefined || after === undefined) return argument.range;
  return [start - before.length, end + after.length];
}

/** The argument as lines that can stand at another depth; those of a text or beside a comment stay where they are. */
function linesOf(argument: Node, source: Source, before: string): readonly string[] {
  const whole = `${before}${source.text.slice(...argument.range)}${styleOf(source).semicolon}`;
  const [first = '', ...rest] = whole.split('\n');
  const own = indentationAt(source.text, argument.range[0]);
  const isFixed =
    hasComment(argument.range, source) ||
    [...eachWithin(argument)].some(({ type }) => type === 'TemplateElement' || type === 'JSXText');
  return isFixed || !rest.every((line) => line.startsWith(own) || line.trim() === '')
    ? [whole]
    : [first, ...rest.map((line) => line.slice(own.length))];
}

/** Leaves out what would happen within a text that an edit takes away: its lines are moved as they are. */
export function outsideOf(moved: readonly Edit[], edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(
    ({ range: [start, end] }) =>
      !moved.some(({ range }) => range[0] < start && start < range[1] && end <= range[1]),
  );
}

function suspends(argument: Node): boolean {
  return [...eachOfThisRun(argument)].some(
    ({ type }) => type === 'AwaitExpression' || type === 'YieldExpression',
  );
}
