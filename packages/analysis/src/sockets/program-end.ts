// Calls that end the program: `process.exit(1)`, `process.abort()`, `process.kill(process.pid)`, `Deno.exit(1)`, and `exit(1)` of an import.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { memberName, unwrap } from './tree.ts';

export type ProgramEnd = 'exit' | 'abort' | 'kill';

/** Reads how a node ends the program; null for anything else. */
export function programEnd(node: Node, identification: Identification): ProgramEnd | null {
  if (node.type !== 'CallExpression') return null;
  const name = calledOfProgram(unwrap(node.callee), identification);
  if (name === 'exit' || name === 'abort') return name;
  const [first] = node.arguments;
  return name === 'kill' && first !== undefined && isOwnPid(first) ? name : null;
}

/** The name of what a callee is of the program. */
function calledOfProgram(callee: Node, { module, importOf }: Identification): string | null {
  if (callee.type === 'Identifier') {
    const imported = importOf(callee);
    return imported !== null && /^(?:node:)?process$/.test(imported.module) ? imported.name : null;
  }
  const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  if (callee.type !== 'MemberExpression' || object?.type !== 'Identifier') return null;
  if (object.name !== 'process' && object.name !== 'Deno') return null;
  const declared = module.variableOf(object)?.declaration.defs ?? [];
  return declared.length === 0 || importOf(object) !== null || isRequired(object, module)
    ? memberName(callee)
    : null;
}

/** `const process = require('process')` */
function isRequired(name: TSESTree.Identifier, module: Identification['module']): boolean {
  const declared = definitionOf(module.variableOf(name)?.declaration);
  const value = declared?.type === 'VariableDeclarator' ? declared.init : null;
  return (
    value?.type === 'CallExpression' && value.callee.type === 'Identifier' && value.callee.name === 'require'
  );
}

function isOwnPid(argument: Node): boolean {
  const at = unwrap(argument);
  if (at.type !== 'MemberExpression' || memberName(at) !== 'pid') return false;
  const owner = unwrap(at.object);
  return owner.type === 'Identifier' && owner.name === 'process';
}
