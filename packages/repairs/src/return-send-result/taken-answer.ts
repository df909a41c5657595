// A function that calls another one keeps what that answers, and goes on.
import type { Node, SendingCall, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { frameArrow } from '../frame/frame-arrow.ts';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { indentationAt, styleOf } from '../syntax/layout.ts';
import { memberName, outerOf } from '../syntax/tree.ts';

/** `isSent = deliver(…)`, `if (deliver(…)) reached++`, `reached += broadcast(…)` */
export function takeAnswer(
  core: Node,
  { told }: Pick<SendingCall, 'told'>,
  counts: boolean,
  variable: string,
): readonly [begin: Edit, end: Edit] {
  const [start, end] = core.range;
  const begin = !counts ? `${variable} = ` : told === 'count' ? `${variable} += ` : 'if (';
  return [insert(start, begin), insert(end, begin === 'if (' ? `) ${variable}++` : '')];
}

/** `(socket) => deliver(socket)` becomes `(socket) => { if (deliver(socket)) reached++; }`; a promise of it is awaited there. */
export function takeInArrow(
  arrow: TSESTree.ArrowFunctionExpression,
  core: Node,
  call: Pick<SendingCall, 'told' | 'promised'>,
  counts: boolean,
  variable: string,
  source: Source,
): readonly Edit[] | Refusal {
  const isPending = call.promised && core.type !== 'AwaitExpression';
  const together = isPending ? awaitedWith(arrow) : null;
  if (isPending && together === null) return { refused: 'it does not wait for the send' };
  const broken = together === null ? [] : breakArgument(together, source);
  const framed = frameArrow(arrow, core, { before: [], depth: 0, after: [] }, source, {
    deeper: broken.length > 0,
  });
  if (isRefusal(framed)) return framed;
  const [begin, end] = takeAnswer(core, call, counts, variable);
  return [
    // What ends the line comes before what ends the block, and what begins it behind what begins the block.
    end,
    ...(isPending && !arrow.async ? [insert(arrow.range[0], 'async ')] : []),
    ...framed,
    begin,
    ...(isPending ? [insert(core.range[0], 'await ')] : []),
    ...broken,
  ];
}

/** The call around a walk whose promises are awaited: `await Promise.all(sockets.map((socket) => deliver(socket)))`. */
function awaitedWith(arrow: Node): TSESTree.CallExpression | null {
  const walk = outerOf(arrow);
  const all = walk?.type === 'CallExpression' ? outerOf(walk) : null;
  if (all?.type !== 'CallExpression' || all.arguments[0] !== walk || all.arguments.length > 1) return null;
  const { callee } = all;
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  return /^all(?:Settled)?$/.test(name ?? '') && outerOf(all)?.type === 'AwaitExpression' ? all : null;
}

/** Once it holds a block, formatters put the argument into lines of its own. */
function breakArgument(
  { arguments: [argument], range }: TSESTree.CallExpression,
  source: Source,
): readonly Edit[] {
  const { text } = source;
  if (argument === undefined || text.slice(...range).includes('\n')) return [];
  const base = indentationAt(text, range[0]);
  return [
    insert(argument.range[0], `\n${base}${styleOf(source).unit}`),
    insert(argument.range[1], `,\n${base}`),
  ];
}

function insert(offset: number, text: string): Edit {
  return { range: [offset, offset], text };
}
