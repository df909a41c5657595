// Where an argument arrives in another file of the project: `new Connection(socket)` of a class that is imported by a relative path.
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from '../file-analysis.ts';
import { definitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { exportedBy, exportedFunction } from '../sockets/exports.ts';
import { unwrap } from '../sockets/tree.ts';
import { arrivalIn, constructorOf, type Arrival } from './argument-parameter.ts';
import { createLifeContext, type LifeContext } from './life-context.ts';

/** A parameter, with the file that it stands in. */
export interface ImportedArrival extends Arrival {
  readonly context: LifeContext;
  readonly owner: FunctionHeader;
}

/** Finds the parameter; null where the function cannot be read, or takes the argument in another way. */
export function findImportedArrival(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  position: number,
  { identification, importedFile }: LifeContext,
): ImportedArrival | null {
  const imported = identification.importOf(unwrap(call.callee));
  const file = imported?.module.startsWith('.') === true ? importedFile(imported.module) : null;
  if (imported === null || file === null) return null;
  const { source, module } = file;
  const owner =
    call.type === 'NewExpression'
      ? constructorIn(file, imported.name)
      : exportedFunction(source, module, imported.name);
  const arrival = owner === null ? null : arrivalIn(owner, position);
  if (owner === null || arrival === null || arrival === 'out of sight') return null;
  return { ...arrival, owner, context: createLifeContext(file) };
}

function constructorIn({ source, module }: FileAnalysis, name: string): FunctionHeader | null {
  for (const statement of source.ast.body) {
    const exported = exportedBy(statement, name);
    const made = exported === null ? null : classOf(exported, module);
    // What it hands on to the class that it extends is out of sight.
    if (made !== null) return constructorOf(made, module);
  }
  return null;
}

function classOf(
  exported: Node,
  module: FileAnalysis['module'],
): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  const at = unwrap(exported);
  const definition = at.type === 'Identifier' ? definitionOf(module.variableOf(at)?.declaration) : at;
  const made =
    definition?.type === 'VariableDeclarator' && definition.init !== null
      ? unwrap(definition.init)
      : definition;
  return made?.type === 'ClassDeclaration' || made?.type === 'ClassExpression' ? made : null;
}
