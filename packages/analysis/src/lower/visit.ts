// Short ways to lower a child; each is one step of the trampoline.
import type { Node, Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';

/** Lowers an expression: emits its effects, returns its value. */
export function expression(b: Builder, node: Node): Task<Value> {
  return visit(b.dispatch.expression(b, node));
}

export function statement(b: Builder, node: Node): Task<void> {
  return visit(b.dispatch.statement(b, node));
}
