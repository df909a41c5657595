// `try`: the handler of every block in it is the catch clause, else the copy of `finally` that throws on.
import type { TSESTree } from '@typescript-eslint/types';
import type { Region } from '../ir/model.ts';
import { lowerBlock } from './block.ts';
import type { Builder } from './builder.ts';
import { begin, emit, enter, goto, newBlock, terminate } from './builder.ts';
import { lowerPattern } from './destructuring.ts';
import type { Draft, Finalizer } from './draft.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { resultOf } from './value.ts';

// Each `finally` within a `finally` doubles the copies, and each jump adds some. Past these limits a copy is left out and counted.
const mostCopies = 64;
const deepestFinally = 8;

export function* lowerTry(b: Builder, node: TSESTree.TryStatement): Task<void> {
  const after = newBlock(b);
  if (node.finalizer === null) yield* visit(lowerProtected(b, node, after));
  else yield* visit(lowerWithFinalizer(b, node, node.finalizer, after));
  begin(b, after);
}

function* lowerWithFinalizer(
  b: Builder,
  node: TSESTree.TryStatement,
  body: TSESTree.BlockStatement,
  after: Draft,
): Task<void> {
  const { around } = b.current;
  const onThrow = newBlock(b);
  const normally = newBlock(b);
  const exits: Finalizer = {
    kind: 'finalizer',
    node,
    around,
    copies: new Map(),
    lower: () => lowerFinalizer(b, node, body, 'normally'),
  };
  enter(b, { handler: onThrow.id, exits });
  yield* visit(lowerProtected(b, node, normally));
  begin(b, normally);
  yield* visit(lowerFinalizer(b, node, body, 'normally'));
  goto(b, after);
  begin(b, onThrow);
  yield* visit(lowerFinalizer(b, node, body, 'abruptly'));
  terminate(b, { kind: 'rethrow' });
}

/** Lowers the body and the catch clause; both end in `next`. */
function* lowerProtected(b: Builder, node: TSESTree.TryStatement, next: Draft): Task<void> {
  const start = b.current;
  const catching =
    node.handler === null ? null : newBlock(b, { regions: within(b, { kind: 'catch', node }) });
  enter(b, {
    regions: within(b, { kind: 'try', node }),
    handler: catching === null ? start.around.handler : catching.id,
  });
  yield* visit(lowerBlock(b, node.block));
  goto(b, next);
  if (catching === null || node.handler === null) return;
  begin(b, catching);
  yield* visit(lowerCatch(b, node.handler));
  goto(b, next);
}

function* lowerCatch(b: Builder, clause: TSESTree.CatchClause): Task<void> {
  const id = emit(b, { kind: 'catch' }, clause);
  if (clause.param !== null) {
    yield* visit(lowerPattern(b, clause.param, resultOf(clause.param, id), { declares: true }));
  }
  yield* visit(lowerBlock(b, clause.body));
}

/** Lowers a `finally` body into the current block, and goes on in the same surroundings after it. */
function* lowerFinalizer(
  b: Builder,
  node: TSESTree.TryStatement,
  body: TSESTree.BlockStatement,
  entered: 'normally' | 'abruptly',
): Task<void> {
  const count = (b.copies.get(node) ?? 0) + 1;
  b.copies.set(node, count);
  const depth = b.current.around.regions.filter((region) => region.kind === 'finally').length;
  if (count > mostCopies || depth >= deepestFinally) {
    emit(b, { kind: 'unsupported', what: 'too many ways into a finally' }, body);
    return;
  }
  const after = newBlock(b);
  enter(b, { regions: within(b, { kind: 'finally', node, entered }) });
  yield* visit(lowerBlock(b, body));
  goto(b, after);
  begin(b, after);
}

function within(b: Builder, region: Region): readonly Region[] {
  return [...b.current.around.regions, region];
}
