// `socket.send(await render())` looks at the socket before it waits: what is awaited moves in front of the check.
import type { Node, SendSite, Source } from '@socket-safety/analysis';
import type { Edit, Refusal } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import { eachOfThisRun } from '../syntax/tree.ts';

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
  const value = source.text.slice(...argument.range);
  return {
    lines: [`const ${name} = ${value}${styleOf(source).semicolon}`],
    edits: [{ range: argument.range, text: name }],
  };
}

function suspends(argument: Node): boolean {
  return [...eachOfThisRun(argument)].some(
    ({ type }) => type === 'AwaitExpression' || type === 'YieldExpression',
  );
}
