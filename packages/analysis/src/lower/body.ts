// The body of one function: parameters, then statements, then the graph is put in order.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, IrFunction } from '../ir/model.ts';
import { lowerStatements } from './block.ts';
import type { Builder } from './builder.ts';
import { createBuilder, emit, terminate } from './builder.ts';
import { lowerExpression } from './expression.ts';
import { finish } from './finish.ts';
import { segmentOfKey } from './members.ts';
import type { ModuleNames } from './names.ts';
import { lowerParameters } from './parameters.ts';
import { lowerStatement } from './statement.ts';
import type { Task } from './task.ts';
import { run, visit } from './task.ts';
import { expression } from './visit.ts';

export function lowerBody(header: FunctionHeader, names: ModuleNames): IrFunction {
  const b = createBuilder(names, header, { expression: lowerExpression, statement: lowerStatement });
  run(lowerFunctionNode(b));
  return finish(b);
}

function lowerFunctionNode(b: Builder): Task<void> {
  const { node } = b.header;
  switch (node.type) {
    case 'Program':
    case 'StaticBlock':
      return lowerList(b, node.body);
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return lowerField(b, node);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return lowerCallable(b, node);
    default:
      return node satisfies never;
  }
}

function* lowerList(b: Builder, body: readonly TSESTree.Statement[]): Task<void> {
  yield* visit(lowerStatements(b, body));
  terminate(b, { kind: 'end' });
}

type Callable = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

function* lowerCallable(b: Builder, node: Callable): Task<void> {
  yield* visit(lowerParameters(b, node.params));
  if (node.body.type === 'BlockStatement') {
    yield* visit(lowerStatements(b, node.body.body));
    terminate(b, { kind: 'end' });
  } else {
    const value = yield* expression(b, node.body);
    terminate(b, { kind: 'return', value, node: node.body });
  }
}

/** `socket = connect()` in a class body sets a member of `this`. */
function* lowerField(b: Builder, node: TSESTree.PropertyDefinition | TSESTree.AccessorProperty): Task<void> {
  if (node.value !== null) {
    const value = yield* expression(b, node.value);
    const place = b.names.thisOf(b.header.id);
    // A computed key was evaluated with the class; here it is no more than some key.
    const path = [segmentOfKey(node.key, node.computed)];
    emit(b, { kind: 'assign', target: { root: place, path }, value, declares: true }, node);
  }
  terminate(b, { kind: 'end' });
}
