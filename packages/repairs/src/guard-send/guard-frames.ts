// What a guard puts around a send: a condition, an early exit, `if` and `else` in place of `?` and `:`.
import type { Node, SendSite, Source } from '@socket-safety/analysis';
import type { Frame } from '../frame/frame-statements.ts';
import { styleOf } from '../syntax/layout.ts';
import type { Exit } from './early-exit.ts';
import { printOperand } from '../frame/add-to-test.ts';
import { isNullCheck } from './merge-test.ts';
import type { SendUse } from './send-use.ts';
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

/** A use that something can be put around. */
export type StandingUse = Extract<SendUse, { readonly kind: 'plain' | 'and' | 'branch' }>;
/** A use of one kind. */
export type UseOf<Kind extends SendUse['kind']> = Extract<SendUse, { readonly kind: Kind }>;

/** A condition that leaves before the send. */
export function exitFrame(leave: readonly string[], { check, lines }: Site): Frame {
  return {
    before: [...lines, `if (${check.fails}) {`, ...leave.map((line) => `\t${line}`), '}'],
    depth: 0,
    after: [],
  };
}

/** A condition around the send. */
export function frameOf(use: StandingUse, { check, lines, source }: Site): Frame {
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
