// Labels: a loop takes them over, for `continue`; any other statement is a target for `break`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { begin, enter, goto, newBlock } from './builder.ts';
import type { JumpTarget } from './draft.ts';
import type { Task } from './task.ts';
import { statement } from './visit.ts';

export function* lowerLabeled(b: Builder, node: TSESTree.LabeledStatement): Task<void> {
  const labels: string[] = [];
  let body: Node = node;
  for (; body.type === 'LabeledStatement'; body = body.body) labels.push(body.label.name);
  if (isLoop(body)) {
    b.labels = labels;
    yield* statement(b, body);
    return;
  }
  const after = newBlock(b);
  const { exits: outer } = b.current.around;
  const exits: JumpTarget = {
    kind: 'target',
    labels,
    isPlain: false,
    breakTo: after,
    continueTo: null,
    outer,
  };
  enter(b, { exits });
  yield* statement(b, body);
  goto(b, after);
  begin(b, after);
}

function isLoop(node: Node): boolean {
  switch (node.type) {
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return true;
    default:
      return false;
  }
}
