// A caller that says `void` and gives what the function gives: it goes on giving nothing.
import type { Node, Source } from '@socket-safety/analysis';
import { frameArrow } from '../frame/frame-arrow.ts';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { isFunction, outerOf, type FunctionNode } from '../syntax/tree.ts';
import { framePoint } from './frame-point.ts';
import { functionGiving, readHolder } from './caller.ts';

/**
 * | before                                              | after                                                   |
 * | --------------------------------------------------- | ------------------------------------------------------- |
 * | `(): void => deliver(socket, text)`                 | `(): void => { deliver(socket, text); }`                |
 * | `return deliver(socket, text);` at the end          | `deliver(socket, text);`                                |
 * | `return deliver(socket, text);` before the end      | `deliver(socket, text); return;`                        |
 * | `return deliver(socket, text);` in an async function| `await deliver(socket, text); return;`                  |
 */
export function dropResult(call: Node, source: Source): readonly Edit[] | Refusal {
  const { value, holder } = readHolder(call);
  const giving = functionGiving(holder, value);
  if (giving === null || holder === null) return { refused: 'a caller gives its result as `void`' };
  const waits = givesPromise(giving);
  if (waits && !giving.async) return { refused: 'a caller gives its promise as one of nothing' };
  const [start] = value.range;
  const awaited: readonly Edit[] =
    waits && value.type !== 'AwaitExpression' ? [{ range: [start, start], text: 'await ' }] : [];
  const none = { before: [], depth: 0, after: [] };
  if (holder.type === 'ArrowFunctionExpression') {
    const edits = frameArrow(holder, value, none, source);
    return isRefusal(edits) ? edits : [...edits, ...awaited];
  }
  const after = isLast(holder, giving) ? [] : [`return${styleOf(source).semicolon}`];
  const edits = framePoint(holder, value, { ...none, after }, source);
  return isRefusal(edits) ? edits : [...edits, ...awaited];
}

function givesPromise({ async: isAsync, returnType }: FunctionNode): boolean {
  return isAsync || returnType?.typeAnnotation.type === 'TSTypeReference';
}

function isLast(statement: Node, fn: FunctionNode): boolean {
  const outer = outerOf(statement);
  return (
    outer?.type === 'BlockStatement' &&
    outer.parent === fn &&
    isFunction(fn) &&
    outer.body.at(-1) === statement
  );
}
