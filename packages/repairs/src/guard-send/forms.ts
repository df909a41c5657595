// The forms of a guard: around a statement, in the block that an arrow function gets, before an operand, before a `return`.
import type { Node, SendSite } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { findFunctionAround, outerOf } from '../syntax/tree.ts';
import { frameArrow } from '../frame/frame-arrow.ts';
import { frameStatements } from '../frame/frame-statements.ts';
import { inBlock, inOwnScope } from '../frame/own-scope.ts';
import { exitFrame, frameOf, type Site, type StandingUse, type UseOf } from './guard-frames.ts';
import { mergeIntoTest } from './merge-test.ts';
import { returnsNothing } from './send-use.ts';

/** `socket.send(text);` */
export function guardStatement(
  use: StandingUse,
  statement: TSESTree.ExpressionStatement,
  site: Site,
): readonly Edit[] | Refusal {
  const { check, exit, lines, source } = site;
  if (use.kind !== 'plain') {
    if (lines.length > 0) return { refused: 'what the send needs first is needed only sometimes' };
    return frameStatements({ first: statement, last: statement, kept: use.core }, frameOf(use, site), source);
  }
  const { first, last } = site.row ?? { first: statement, last: statement };
  const merged = exit === null && lines.length === 0 ? mergeIntoTest(first, last, check, source) : null;
  if (merged !== null) return merged;
  const frame = exit === null ? frameOf(use, site) : exitFrame(exit.lines, site);
  const core = { first, last: exit === null ? last : first, kept: null };
  // A label holds one statement.
  const isLabelled = frame.before.length > 1 && outerOf(first)?.type === 'LabeledStatement';
  if (isLabelled) return frameStatements(core, inBlock(frame), source);
  if (lines.length === 0) return frameStatements(core, frame, source);
  const own = inOwnScope(first, frame, source);
  const edits = frameStatements(core, own.frame, source);
  return isRefusal(edits) ? edits : [...edits, ...own.edits];
}

/** `() => socket.send(text)` */
export function guardArrow(
  use: StandingUse,
  arrow: TSESTree.ArrowFunctionExpression,
  site: Site,
): readonly Edit[] | Refusal {
  const { exit, source, lines, send } = site;
  if (use.kind !== 'plain' && lines.length > 0)
    return { refused: 'what the send needs first is needed only sometimes' };
  const frame = exit === null ? frameOf(use, site) : exitFrame(exit.lines, site);
  const edits = frameArrow(arrow, use.core, frame, source);
  // Whoever waits for the wrapper's promise still does.
  const handsOn = send.wrapper && use.core.type !== 'AwaitExpression' && use.core.type !== 'UnaryExpression';
  if (isRefusal(edits) || !handsOn || exit !== null) return edits;
  const [start] = use.core.range;
  const isAsync: readonly Edit[] = arrow.async
    ? []
    : [{ range: [arrow.range[0], arrow.range[0]], text: 'async ' }];
  return [...isAsync, ...edits, { range: [start, start], text: 'await ' }];
}

/** `count++, socket.send(text)` */
export function guardOperand({ core }: UseOf<'operand'>, { check, lines }: Site): readonly Edit[] | Refusal {
  if (lines.length > 0) return { refused: 'the statement does more than this send' };
  const outer = outerOf(core);
  const [start, end] = core.range;
  const isLogical = outer?.type === 'LogicalExpression' && outer.operator !== '&&';
  return [
    { range: [start, start], text: `${isLogical ? '(' : ''}${check.holds} && ` },
    { range: [end, end], text: isLogical ? ')' : '' },
  ];
}

/** `return socket.send(text);` */
export function guardReturn({ statement }: UseOf<'return'>, site: Site): readonly Edit[] | Refusal {
  const { send, exit, source } = site;
  if (exit === null && !canReturnNothing(send, statement))
    return { refused: 'the result of the send is returned' };
  const leave = exit?.lines ?? [`return${styleOf(source).semicolon}`];
  return frameStatements({ first: statement, last: statement, kept: null }, exitFrame(leave, site), source);
}

function canReturnNothing({ wrapper, method, methodRow }: SendSite, statement: Node): boolean {
  return wrapper ? findFunctionAround(statement)?.async === true : returnsNothing(method, methodRow);
}
