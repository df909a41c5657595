// Where a record or a list that holds a value goes: `{ socket, room }`, `[socket]`. In: the literal. Out, by calls: its members that
// are the value again, the collections that it is put into, and where code out of sight gets hold of it.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { outerOf, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import { findArrival } from './argument-parameter.ts';
import { isGivenAway } from './escapes.ts';
import { isExportedVariable, readsOf } from './kept-in-sight.ts';
import { onlyLooks, storedInto } from './argument-fate.ts';

/** Who is told what is met on the way. */
export interface RecordTrail {
  readonly identification: Identification;
  readonly onSocket: (member: Node) => void;
  readonly onKept: (collection: Node) => void;
  readonly onLost: (node: Node) => void;
}

/** Follows a record or list. */
export function followRecord(literal: Node, { identification, onSocket, onKept, onLost }: RecordTrail): void {
  const { module, typeOf, syntax } = identification;
  const seen = new Set<unknown>();
  isHeldBy(literal);

  function isHeldBy(record: Node): void {
    const outer = outerOf(record);
    switch (outer?.type) {
      case 'Property':
      case 'ArrayExpression':
        isHeldBy(outer.type === 'Property' ? outer.parent : outer);
        return;
      case 'VariableDeclarator':
        if (outer.id.type === 'Identifier') named(outer.id);
        else onLost(outer);
        return;
      case 'AssignmentExpression': {
        const target = unwrap(outer.left);
        if (target.type === 'Identifier' || target.type === 'MemberExpression') onKept(target);
        return;
      }
      case 'CallExpression':
      case 'NewExpression':
        given(outer, record);
        return;
      default:
        onLost(record);
    }
  }

  /** A variable or parameter that is the record. */
  function named(name: TSESTree.Identifier): void {
    const variable = module.variableOf(name);
    if (variable === null || seen.has(variable)) return;
    seen.add(variable);
    if (isExportedVariable(variable)) onLost(name);
    for (const use of readsOf(variable)) used(use);
  }

  function used(use: Node): void {
    const outer = outerOf(use);
    if (outer?.type === 'MemberExpression' && unwrap(outer.object) === use) {
      if (partsOf(typeOf(outer)).some(({ kind }) => kind === 'socket')) onSocket(outer);
    } else if (outer?.type === 'CallExpression' || outer?.type === 'NewExpression') given(outer, use);
    else if (isGivenAway(use)) onLost(use);
  }

  function given(call: TSESTree.CallExpression | TSESTree.NewExpression, record: Node): void {
    if (unwrap(call.callee) === record) return;
    const position = call.arguments.findIndex((one) => unwrap(one) === record);
    const arrival = findArrival(call, position, identification);
    if (arrival !== null && arrival !== 'out of sight') {
      named(arrival.name);
      if (arrival.field !== null && !seen.has(arrival.field)) {
        seen.add(arrival.field);
        for (const mention of syntax.mentions(arrival.field)) used(mention);
      }
      return;
    }
    const collection = arrival === null ? storedInto(call) : null;
    if (collection !== null) onKept(collection);
    else if (!onlyLooks(call)) onLost(call);
  }
}
