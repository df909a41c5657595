// `switch`: the tests one after another, then the bodies, each falling into the next.
import type { TSESTree } from '@typescript-eslint/types';
import type { Value } from '../ir/model.ts';
import { lowerStatements } from './block.ts';
import type { Builder } from './builder.ts';
import { begin, branch, enter, goto, newBlock } from './builder.ts';
import { lowerCondition } from './condition.ts';
import type { Draft, JumpTarget } from './draft.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { expression } from './visit.ts';

export function* lowerSwitch(b: Builder, node: TSESTree.SwitchStatement): Task<void> {
  const after = newBlock(b);
  const subject = yield* expression(b, node.discriminant);
  const exits: JumpTarget = {
    kind: 'target',
    labels: [],
    isPlain: true,
    breakTo: after,
    continueTo: null,
    outer: b.current.around.exits,
  };
  enter(b, { exits });
  const bodies = node.cases.map(() => newBlock(b));
  yield* visit(lowerTests(b, node, subject, bodies, after));
  for (const [index, each] of node.cases.entries()) {
    const body = bodies[index];
    if (body === undefined) continue;
    begin(b, body);
    yield* visit(lowerStatements(b, each.consequent));
    goto(b, bodies[index + 1] ?? after);
  }
  begin(b, after);
}

function* lowerTests(
  b: Builder,
  node: TSESTree.SwitchStatement,
  subject: Value,
  bodies: readonly Draft[],
  after: Draft,
): Task<void> {
  let otherwise = after;
  for (const [index, { test }] of node.cases.entries()) {
    const body = bodies[index] ?? after;
    if (test === null) otherwise = body;
    else {
      const next = newBlock(b);
      yield* visit(lowerTest(b, test, subject, body, next));
      begin(b, next);
    }
  }
  goto(b, otherwise);
}

/** `switch (true)` asks each test for its truth. */
function* lowerTest(
  b: Builder,
  test: TSESTree.Expression,
  subject: Value,
  body: Draft,
  next: Draft,
): Task<void> {
  if (subject.kind === 'literal' && subject.value === true) {
    yield* visit(lowerCondition(b, test, body, next));
    return;
  }
  const right = yield* expression(b, test);
  branch(b, { kind: 'compare', operator: '===', left: subject, right, node: test }, body, next);
}
