// The row of a library's function, method or constructor that a call runs.
import type { TSESTree } from '@typescript-eslint/types';
import type { CallbackRow, FunctionRow, Library, OptionRow, TypeRef } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import { exportOf, functionRow, typeRow } from './library-index.ts';
import { keyName, memberName, unwrap } from './tree.ts';
import { partsOf, type Grade, type Type } from './types.ts';

/** A row with the library in whose terms it speaks. */
export interface CalledRow {
  readonly library: Library;
  readonly row: FunctionRow;
  /** How well the callee is known. */
  readonly grade: Grade;
}

/** Lists the rows that a call may run; several where the callee is of several types. */
export function* calledRows(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  typeOf: (node: Node) => Type | null,
): Generator<CalledRow> {
  const callee = unwrap(call.callee);
  for (const part of partsOf(typeOf(callee))) {
    if (part.kind === 'function') yield part;
    else if (call.type === 'NewExpression') yield* constructors(part);
    else if (part.kind === 'module' && part.library !== undefined) {
      const called = exportOf(part.library, 'default');
      if (called?.kind === 'function') yield called;
    }
  }
  if (callee.type !== 'MemberExpression') return;
  const name = memberName(callee);
  if (name === null) return;
  for (const part of partsOf(typeOf(callee.object))) {
    const owner = part.kind === 'local' ? part.base : part;
    if (owner?.kind !== 'instance' && owner?.kind !== 'socket') continue;
    const row = functionRow(owner.library, owner.name, name);
    if (row !== null) yield { library: owner.library, row, grade: owner.grade };
  }
}

function* constructors(part: Type): Generator<CalledRow> {
  if (part.kind !== 'class') return;
  const row = typeRow(part.library, part.name)?.construct;
  if (row !== undefined) yield { library: part.library, row, grade: 'certain' };
}

/** Lists the rows of the callbacks that a call takes as its argument at `argument`. */
export function* callbacksAt(
  row: FunctionRow,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: number,
): Generator<CallbackRow> {
  const count = call.arguments.length;
  for (const callback of row.callbacks ?? []) {
    const position = callback.argument < 0 ? count + callback.argument : callback.argument;
    if (position === argument && setsOption(call, callback.when)) yield callback;
  }
}

/** Returns the type that a row says this call returns, if it does. */
export function returnedRef(
  { returns, returnsWhen }: FunctionRow,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): TypeRef | undefined {
  return setsOption(call, returnsWhen) ? returns : undefined;
}

function setsOption(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  option: OptionRow | undefined,
): boolean {
  if (option === undefined) return true;
  const { property: name, holds } = option;
  const options = call.arguments.at(option.argument);
  if (options?.type !== 'ObjectExpression') return false;
  return options.properties.some(
    (property) =>
      property.type === 'Property' &&
      keyName(property.key, property.computed) === name &&
      (holds === undefined ? !isLiteral(property.value, false) : listHolds(property.value, holds)),
  );
}

function listHolds(list: Node, word: string): boolean {
  return list.type === 'ArrayExpression' && list.elements.some((element) => isLiteral(element, word));
}

function isLiteral(node: Node | null, value: unknown): boolean {
  return node?.type === 'Literal' && node.value === value;
}
