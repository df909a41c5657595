// The conditions under which a node is reached within its function: those around it, and those that leave before it.
import type { Node } from '../ir/model.ts';
import { eachNode, isFunction, isInside, parentOf } from '../sockets/tree.ts';
import { eachOfRun } from './close-runs.ts';

/** Lists the tests that decide whether a node of this function is reached. */
export function* eachConditionOn(node: Node): Generator<Node> {
  let at: Node = node;
  for (let outer = parentOf(at); outer !== undefined && !isFunction(at); outer = parentOf(at)) {
    switch (outer.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'WhileStatement':
        if (at !== outer.test) yield outer.test;
        break;
      case 'LogicalExpression':
        if (at === outer.right) yield outer.left;
        break;
      case 'SwitchCase':
        if (outer.test !== null) yield outer.test;
        break;
      case 'BlockStatement':
      case 'Program':
        for (const before of outer.body) if (before.range[1] <= at.range[0]) yield* exitTests(before);
        break;
    }
    at = outer;
  }
}

/** `if (this.socket !== socket) return;` */
function* exitTests(statement: Node): Generator<Node> {
  if (statement.type !== 'IfStatement') return;
  if ([...eachOfRun(statement)].some(({ type }) => /^(?:Return|Throw|Continue|Break)Statement$/.test(type)))
    yield statement.test;
}

/** Tells whether anything within `whole` fits. */
export function holds(whole: Node, fits: (node: Node) => boolean): boolean {
  for (const node of eachNode(whole)) if (fits(node)) return true;
  return false;
}

/** Tells whether a node stands before another in the text of the same function. */
export function isBefore(first: Node, second: Node): boolean {
  return first.range[1] <= second.range[0] && !isInside(first, second);
}
