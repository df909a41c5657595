// Every kind of statement and the file that lowers it.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { lowerBlock } from './block.ts';
import type { Builder } from './builder.ts';
import { emit, terminate } from './builder.ts';
import { lowerClassDeclaration } from './class.ts';
import { lowerDeclaration } from './declaration.ts';
import { lowerIf } from './if.ts';
import { lowerIteration } from './iterate.ts';
import { lowerJump, lowerReturn } from './jump.ts';
import { lowerLabeled } from './label.ts';
import { lowerDoWhile, lowerFor, lowerWhile } from './loop.ts';
import { isExpression, isStatement, roleOf } from './roles.ts';
import { lowerSwitch } from './switch.ts';
import type { Task } from './task.ts';
import { done } from './task.ts';
import { lowerTry } from './try.ts';
import { lowerEnum, lowerImportEquals, lowerNamespace } from './typescript.ts';
import { expression, statement } from './visit.ts';

export function lowerStatement(b: Builder, node: Node): Task<void> {
  if (!isStatement(node)) return lowerOther(b, node);
  switch (node.type) {
    case 'ExpressionStatement':
    case 'TSExportAssignment':
      return lowerEffects(b, node.expression);
    case 'VariableDeclaration':
      return lowerDeclaration(b, node);
    case 'BlockStatement':
      return lowerBlock(b, node);
    case 'IfStatement':
      return lowerIf(b, node);
    case 'SwitchStatement':
      return lowerSwitch(b, node);
    case 'WhileStatement':
      return lowerWhile(b, node);
    case 'DoWhileStatement':
      return lowerDoWhile(b, node);
    case 'ForStatement':
      return lowerFor(b, node);
    case 'ForOfStatement':
    case 'ForInStatement':
      return lowerIteration(b, node);
    case 'LabeledStatement':
      return lowerLabeled(b, node);
    case 'BreakStatement':
    case 'ContinueStatement':
      return lowerJump(b, node);
    case 'ReturnStatement':
      return lowerReturn(b, node);
    case 'ThrowStatement':
      return lowerThrow(b, node);
    case 'TryStatement':
      return lowerTry(b, node);
    case 'WithStatement':
      return lowerWith(b, node);
    case 'ClassDeclaration':
      return lowerClassDeclaration(b, node);
    case 'ExportDefaultDeclaration':
    case 'ExportNamedDeclaration':
      return lowerExport(b, node.declaration);
    case 'TSEnumDeclaration':
      return lowerEnum(b, node);
    case 'TSModuleDeclaration':
      return lowerNamespace(b, node);
    case 'TSImportEqualsDeclaration':
      return lowerImportEquals(b, node);
    // Imports and functions are there before the first statement runs; types never are.
    case 'FunctionDeclaration':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'DebuggerStatement':
    case 'EmptyStatement':
    case 'TSDeclareFunction':
    case 'TSInterfaceDeclaration':
    case 'TSNamespaceExportDeclaration':
    case 'TSTypeAliasDeclaration':
      return done(undefined);
    default:
      return node satisfies never;
  }
}

/** A kind of statement that the table does not know, and what some parsers leave without its statement. */
function lowerOther(b: Builder, node: Node): Task<void> {
  if (isExpression(node)) return lowerEffects(b, node);
  if (roleOf(node) !== 'type') emit(b, { kind: 'unsupported', what: node.type }, node);
  return done(undefined);
}

function* lowerEffects(b: Builder, node: Node): Task<void> {
  yield* expression(b, node);
}

function* lowerThrow(b: Builder, node: TSESTree.ThrowStatement): Task<void> {
  const value = yield* expression(b, node.argument);
  terminate(b, { kind: 'throw', value, node });
}

/** What a name means within `with` shows at run time only. */
function* lowerWith(b: Builder, node: TSESTree.WithStatement): Task<void> {
  yield* expression(b, node.object);
  emit(b, { kind: 'unsupported', what: 'with' }, node);
  yield* statement(b, node.body);
}

function* lowerExport(b: Builder, declaration: Node | null): Task<void> {
  if (declaration === null) return;
  if (isStatement(declaration)) yield* statement(b, declaration);
  else yield* expression(b, declaration);
}
