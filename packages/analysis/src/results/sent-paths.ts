// Which exits of a function are reached with the message sent. In: the body and which statement sends. Out: for each `return` and
// for the end, whether a send came before. Works on the statements as they are nested, since a rewrite has to name them.
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../sockets/tree.ts';
import type { Node } from '../ir/model.ts';
import { childrenOf } from '../sockets/tree.ts';

/** Ways in which a point is reached, as bits; 0 is never. */
export type Ways = number;
export const NEVER: Ways = 0;
export const UNSENT: Ways = 1;
export const SENT: Ways = 2;

/** What a statement does: it surely sends, it may send somewhere inside one of its expressions, it sends and leaves, or none of these. */
export type SendRole = 'sends' | 'may-send' | 'leaves' | null;

/** How the exits of a body are reached. */
export interface SentPaths {
  readonly returns: ReadonlyMap<TSESTree.ReturnStatement, Ways>;
  readonly end: Ways;
  /** Statements that send although one before them, on the same way and in no loop with it, may have sent already. */
  readonly again: ReadonlySet<Node>;
}

interface Frame {
  /** Statement that `break` and `continue` without a label leave. */
  readonly breaks: Ways[];
  readonly continues: Ways[];
}

/**
 * Follows a body's statements.
 *
 * @param roleOf asked of each statement without statements of its own, and of the tests and heads of the others
 */
export function findSentPaths(body: TSESTree.BlockStatement, roleOf: (part: Node) => SendRole): SentPaths {
  const returns = new Map<TSESTree.ReturnStatement, Ways>();
  const again = new Set<Node>();
  const end = walkAll(body.body, UNSENT, { breaks: [], continues: [] }, true);
  return { returns, end, again };

  function walkAll(statements: readonly Node[], start: Ways, frame: Frame, isFirst: boolean): Ways {
    let ways = start;
    for (const statement of statements) ways = walk(statement, ways, frame, isFirst);
    return ways;
  }

  function evaluate(part: Node | null | undefined, ways: Ways, isFirst: boolean): Ways {
    if (part === null || part === undefined || ways === NEVER) return ways;
    const role = roleOf(part);
    if (role !== null && isFirst && (ways & SENT) !== 0) again.add(part);
    if (role === 'leaves') return NEVER;
    if (role === 'sends') return SENT;
    return role === 'may-send' ? ways | SENT : ways;
  }

  function walk(statement: Node, ways: Ways, frame: Frame, isFirst: boolean): Ways {
    if (ways === NEVER) return NEVER;
    switch (statement.type) {
      case 'BlockStatement':
        return walkAll(statement.body, ways, frame, isFirst);
      case 'IfStatement': {
        const tested = evaluate(statement.test, ways, isFirst);
        const otherwise = statement.alternate;
        return (
          walk(statement.consequent, tested, frame, isFirst) |
          (otherwise === null ? tested : walk(otherwise, tested, frame, isFirst))
        );
      }
      case 'ReturnStatement': {
        const left = evaluate(statement.argument, ways, isFirst);
        returns.set(statement, (returns.get(statement) ?? NEVER) | left);
        return NEVER;
      }
      case 'ThrowStatement':
        return NEVER;
      case 'BreakStatement':
        frame.breaks.push(ways);
        return NEVER;
      case 'ContinueStatement':
        frame.continues.push(ways);
        return NEVER;
      case 'LabeledStatement':
        return walk(statement.body, ways, frame, isFirst);
      case 'TryStatement':
        return walkTry(statement, ways, frame, isFirst);
      case 'SwitchStatement':
        return walkSwitch(statement, ways, frame, isFirst);
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return walkLoop(statement, ways, isFirst);
      default:
        return evaluate(statement, ways, isFirst);
    }
  }

  function walkLoop(loop: LoopStatement, ways: Ways, isFirst: boolean): Ways {
    const inner: Frame = { breaks: [], continues: [] };
    const head = headsOf(loop).reduce<Ways>((before, part) => evaluate(part, before, isFirst), ways);
    const once = join(walk(loop.body, head, inner, isFirst), inner.continues);
    // A second round only adds ways; that it sends once more is what a loop is for.
    const twice = join(walk(loop.body, head | once, inner, false), inner.continues);
    return join(head | once | twice, inner.breaks);
  }

  function walkSwitch(statement: TSESTree.SwitchStatement, ways: Ways, frame: Frame, isFirst: boolean): Ways {
    const inner: Frame = { breaks: [], continues: frame.continues };
    const tested = evaluate(statement.discriminant, ways, isFirst);
    let through: Ways = NEVER;
    for (const { consequent } of statement.cases)
      through = walkAll(consequent, tested | through, inner, isFirst);
    const hasDefault = statement.cases.some(({ test }) => test === null);
    return join(hasDefault ? through : through | tested, inner.breaks);
  }

  function walkTry(
    { block, handler, finalizer }: TSESTree.TryStatement,
    ways: Ways,
    frame: Frame,
    isFirst: boolean,
  ): Ways {
    // What fails has not been done, so a handler is reached as each statement of the block is.
    let failed: Ways = NEVER;
    let through = ways;
    for (const statement of block.body) {
      failed |= through;
      const before = through;
      through = walk(statement, through, frame, isFirst);
      if (hasStatements(statement)) failed |= before | through;
    }
    const handled = handler === null ? NEVER : walk(handler.body, failed, frame, isFirst);
    const left = through | handled;
    return finalizer === null ? left : walk(finalizer, left, frame, isFirst);
  }
}

type LoopStatement =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

function headsOf(loop: LoopStatement): readonly (Node | null)[] {
  switch (loop.type) {
    case 'ForStatement':
      return [loop.init, loop.test, loop.update];
    case 'ForInStatement':
    case 'ForOfStatement':
      return [loop.right];
    default:
      return [loop.test];
  }
}

function join(ways: Ways, others: readonly Ways[]): Ways {
  return others.reduce((all, one) => all | one, ways);
}

function hasStatements(statement: Node): boolean {
  return childrenOf(statement).some(
    (child) => !isFunction(child) && (child.type.endsWith('Statement') || child.type === 'CatchClause'),
  );
}
