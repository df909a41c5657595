// Every kind of expression and the file that lowers it.
import type { Node, Value } from '../ir/model.ts';
import { lowerAssignment, lowerUpdate } from './assignment.ts';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import { lowerImport, lowerNew, lowerTagged } from './call.ts';
import { lowerOptionalChain, lowerPlainChain } from './chain.ts';
import { lowerClass, lowerFunction } from './class.ts';
import { unwrap } from './effects.ts';
import { lowerIdentifier, lowerSuper, lowerThis } from './identifier.ts';
import { lowerContainer, lowerElement, lowerFragment } from './jsx.ts';
import { lowerArray, lowerLiteral, lowerObject, lowerTemplate } from './literal.ts';
import { lowerConditional, lowerLogical } from './logical.ts';
import { lowerBinary, lowerSequence, lowerUnary } from './operator.ts';
import { isExpression } from './roles.ts';
import { lowerAwait, lowerYield } from './suspend.ts';
import type { Task } from './task.ts';
import { done } from './task.ts';
import { opaque } from './value.ts';

/** Lowers an expression: emits its effects in evaluation order, returns its value. */
export function lowerExpression(b: Builder, wrapped: Node): Task<Value> {
  const node = unwrap(wrapped);
  if (!isExpression(node)) {
    emit(b, { kind: 'unsupported', what: node.type }, node);
    return done(opaque(node));
  }
  switch (node.type) {
    case 'Identifier':
      return done(lowerIdentifier(b, node));
    case 'ThisExpression':
      return done(lowerThis(b, node));
    case 'Super':
      return done(lowerSuper(b, node));
    case 'Literal':
      return done(lowerLiteral(node));
    case 'MetaProperty':
      return done(opaque(node));
    case 'TemplateLiteral':
      return lowerTemplate(b, node);
    case 'ArrayExpression':
      return lowerArray(b, node);
    case 'ObjectExpression':
      return lowerObject(b, node);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return done(lowerFunction(b, node));
    case 'ClassExpression':
      return lowerClass(b, node);
    case 'MemberExpression':
    case 'CallExpression':
      return lowerPlainChain(b, node);
    case 'ChainExpression':
      return lowerOptionalChain(b, node);
    case 'NewExpression':
      return lowerNew(b, node);
    case 'TaggedTemplateExpression':
      return lowerTagged(b, node);
    case 'ImportExpression':
      return lowerImport(b, node);
    case 'AwaitExpression':
      return lowerAwait(b, node);
    case 'YieldExpression':
      return lowerYield(b, node);
    case 'AssignmentExpression':
      return lowerAssignment(b, node);
    case 'UpdateExpression':
      return lowerUpdate(b, node);
    case 'UnaryExpression':
      return lowerUnary(b, node);
    case 'BinaryExpression':
      return lowerBinary(b, node);
    case 'SequenceExpression':
      return lowerSequence(b, node);
    case 'LogicalExpression':
      return lowerLogical(b, node);
    case 'ConditionalExpression':
      return lowerConditional(b, node);
    case 'JSXElement':
      return lowerElement(b, node);
    case 'JSXFragment':
      return lowerFragment(b, node);
    case 'JSXExpressionContainer':
    case 'JSXSpreadChild':
      return lowerContainer(b, node);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return lowerExpression(b, node.expression);
    default:
      return node satisfies never;
  }
}
