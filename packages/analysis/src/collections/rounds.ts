// Rounds: what a loop repeats, what a method of an array repeats, and a function as a whole.
import type { Block, IrFunction, Loop, Node, Range, Terminal, Value } from '../ir/model.ts';
import { indexLoops } from './loop-index.ts';
import type { Round } from './paths.ts';

/** The round of a loop: from its header back to it. */
export function roundOfLoop(fn: IrFunction, loop: Loop): Round {
  const blocks = indexLoops(fn).blocksOf(loop.id);
  const body = bodyOf(loop.node);
  return { fn, blocks, start: loop.header, body, goesOn: (_from, to) => to === loop.header };
}

function bodyOf(node: Node): Range {
  switch (node.type) {
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.body.range;
    default:
      return node.range;
  }
}

/** A function as one round, which goes on wherever it returns. */
export function wholeFunction(fn: IrFunction): Round {
  return roundOfCallback(fn, 'forEach');
}

/** The round of a callback: `some` and its like stop at an answer, the others go on whatever it returns. */
export function roundOfCallback(fn: IrFunction, method: string): Round {
  const blocks = new Set(fn.blocks.map(({ id }) => id));
  const stopsAt = STOPS.get(method);
  return {
    fn,
    blocks,
    start: 0,
    body: bodyOf(fn.node),
    goesOn: (from: Block, to) =>
      to === null && (stopsAt === undefined || answerOf(from.terminal) === !stopsAt),
  };
}

const STOPS: ReadonlyMap<string, boolean> = new Map([
  ['some', true],
  ['every', false],
  ['find', true],
  ['findIndex', true],
]);

/** Whether a function surely returns something true or false here; null where only the run can tell. */
function answerOf(terminal: Terminal): boolean | null {
  if (terminal.kind === 'end') return false;
  if (terminal.kind !== 'return') return null;
  return terminal.value === null ? false : truthOf(terminal.value);
}

function truthOf(value: Value): boolean | null {
  if (value.kind === 'literal') return Boolean(value.value);
  return value.kind === 'list' || value.kind === 'record' ? true : null;
}
