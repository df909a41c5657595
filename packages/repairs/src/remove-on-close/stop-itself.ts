// A listener that takes itself off once its socket is not open any more: where a name of its own would lose the types that its
// parameters have from the emitter, `bus.on('price', function onPrice(price) { … })` keeps them.
import { isParameter, type RetentionSite, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { inlineCheck } from '../check/open-check.ts';
import type { Edit, Refusal } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { readReference } from '../syntax/reference.ts';
import { eachWithin, isFunction } from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';

/** Names the listener where it stands, and lets it ask first. `takesBack` is what it then does: `bus.off('price', onPrice);`. */
export function stopItself(
  { socket }: RetentionSite,
  listener: TSESTree.ArrowFunctionExpression,
  name: string,
  takesBack: string,
  source: Source,
): readonly Edit[] | Refusal {
  const reference = readReference(socket.node, source);
  const hasThis = [
    ...eachWithin(listener, (inner) => isFunction(inner) && inner.type !== 'ArrowFunctionExpression'),
  ].some(({ type }) => type === 'ThisExpression');
  // A socket that still connects is not open either.
  if (
    reference === null ||
    hasThis ||
    socket.row.check === null ||
    !isParameter(variableOf(socket.node, source))
  )
    return { refused: 'the listener would lose the types of its parameters' };
  const { body } = listener;
  const { text } = source;
  const style = styleOf(source);
  const base = indentationAt(text, listener.range[0]);
  const guard = [
    `\tif (${inlineCheck(reference, socket, source).fails}) {`,
    `\t\t${takesBack}`,
    `\t\treturn${style.semicolon}`,
    '\t}',
  ];
  if (hasComment([listener.range[0], body.range[0]], source))
    return { refused: 'a comment stands before the body' };
  const head = headOf(listener, name, source);
  if (body.type !== 'BlockStatement') {
    const said = text.slice(...body.range);
    if (said.includes('\n')) return { refused: 'the listener would lose the types of its parameters' };
    const lines = [...guard, `\t${said}${style.semicolon}`];
    return [{ range: listener.range, text: `${head}{\n${printLines(lines, base, style)}\n${base}}` }];
  }
  const [first] = body.body;
  if (first === undefined || !startsLine(text, first.range[0]))
    return { refused: 'the listener stands in one line' };
  // One edit over the whole listener: a guard that another repair wants inside it is not needed any more once this is done.
  const rest = text.slice(body.range[0] + 1, body.range[1]);
  return [{ range: listener.range, text: `${head}{\n${printLines(guard, base, style)}${rest}` }];
}

function headOf(
  { params, async, returnType }: TSESTree.ArrowFunctionExpression,
  name: string,
  { text }: Source,
): string {
  const [first] = params;
  const last = params.at(-1);
  const taken = first === undefined || last === undefined ? '' : text.slice(first.range[0], last.range[1]);
  const returned = returnType == null ? '' : text.slice(...returnType.range);
  return `${async ? 'async ' : ''}function ${name}(${taken})${returned} `;
}
