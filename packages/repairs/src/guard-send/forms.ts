// The forms of a guard: around a statement, in the block that an arrow function gets, before an operand, before a `return`.
import type { Node, SendSite, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { findFunctionAround, outerOf } from '../syntax/tree.ts';
import type { Exit } from './early-exit.ts';
import { frameArrow } from '../frame/frame-arrow.ts';
import { frameStatements, type Frame } from '../frame/frame-statements.ts';
import { isNullCheck, mergeIntoTest, printOperand } from './merge-test.ts';
import { returnsNothing, type SendUse } from './send-use.ts';
import type { SiteCheck } from './site-check.ts';

/** A send with all that its guard is made of. */
export interface Site {
  readonly send: SendSite;
  readonly check: SiteCheck;
  readonly exit: Exit | null;
  /** The statements that get one guard; null where the send is part of one. */
  readonly row: { readonly first: Node; readonly last: Node } | null;
  /** What has to come before the check. */
  readonly lines: readonly string[];
  readonly source: Source;
}

type StandingUse = Extract<SendUse, { readonly kind: 'plain' | 'and' | 'branch' }>;
type UseOf<Kind extends SendUse['kind']> = Extract<SendUse, { readonly kind: Kind }>;

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
  if (exit !== null) {
    return frameStatements({ first, last: first, kept: null }, exitFrame(exit.lines, site), source);
  }
  if (lines.length === 0) {
    const merged = mergeIntoTest(first, last, check, source);
    return merged ?? frameStatements({ first, last, kept: null }, frameOf(use, site), source);
  }
  // A constant of one `case` would be seen by the others.
  const frame = outerOf(first)?.type === 'SwitchCase' ? inBlock(frameOf(use, site)) : frameOf(use, site);
  return frameStatements({ first, last, kept: null }, frame, source);
}

function inBlock({ before, depth, after }: Frame): Frame {
  const deeper = (line: string) => `\t${line}`;
  return { before: ['{', ...before.map(deeper)], depth: depth + 1, after: [...after.map(deeper), '}'] };
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

function exitFrame(leave: readonly string[], { check, lines }: Site): Frame {
  return {
    before: [...lines, `if (${check.fails}) {`, ...leave.map((line) => `\t${line}`), '}'],
    depth: 0,
    after: [],
  };
}

function frameOf(use: StandingUse, { check, lines, source }: Site): Frame {
  switch (use.kind) {
    case 'plain':
      return { before: [...lines, `if (${check.holds}) {`], depth: 1, after: ['}'] };
    case 'and': {
      const test = isNullCheck(use.test, check, source)
        ? check.holdsIfThere
        : `${printOperand(use.test, source)} && ${check.holds}`;
      return { before: [...lines, `if (${test}) {`], depth: 1, after: ['}'] };
    }
    case 'branch':
      return branchFrame(use, check, lines, source);
  }
}

/** `ready ? socket.send(text) : wait()` becomes `if` and `else`. */
function branchFrame(
  { whole, core }: UseOf<'branch'>,
  { holds }: SiteCheck,
  lines: readonly string[],
  source: Source,
): Frame {
  const { semicolon } = styleOf(source);
  const test = source.text.slice(...whole.test.range);
  const isFirst = whole.consequent === core;
  const other = isFirst ? whole.alternate : whole.consequent;
  const otherLine = `\t${source.text.slice(...other.range)}${semicolon}`;
  if (!isFirst) {
    return {
      before: [...lines, `if (${test}) {`, otherLine, `} else if (${holds}) {`],
      depth: 1,
      after: ['}'],
    };
  }
  if (isNothing(other)) {
    return {
      before: [...lines, `if (${printOperand(whole.test, source)} && ${holds}) {`],
      depth: 1,
      after: ['}'],
    };
  }
  const before = [...lines, `if (${test}) {`, `\tif (${holds}) {`];
  return { before, depth: 2, after: ['\t}', '} else {', otherLine, '}'] };
}

/** `null`, `undefined`, `void 0`: what stands where nothing is to be done. */
function isNothing(other: Node): boolean {
  if (other.type === 'Literal') return true;
  if (other.type === 'Identifier') return other.name === 'undefined';
  return other.type === 'UnaryExpression' && other.operator === 'void' && other.argument.type === 'Literal';
}
