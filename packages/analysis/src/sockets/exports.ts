// What a file exports under a name.
import { definitionOf } from '../ir/definition.ts';
import type { FunctionHeader, IrModule, Node } from '../ir/model.ts';
import type { Source } from '../source.ts';
import { isFunction, keyName, memberName, unwrap } from './tree.ts';

/** Finds an exported function by name (`default` included), in ES modules and CommonJS; null for anything else. */
export function exportedFunction(source: Source, module: IrModule, name: string): FunctionHeader | null {
  for (const statement of source.ast.body) {
    const found = exportedBy(statement, name);
    const header = found === null ? null : functionOfNode(found, module);
    if (header !== null) return header;
  }
  return null;
}

/**
 * Finds what a statement exports under a name (`default` included): a declaration, the name of a variable, or an expression. Null
 * for what it takes from another file.
 */
export function exportedBy(statement: Node, name: string): Node | null {
  switch (statement.type) {
    case 'ExportNamedDeclaration': {
      const { declaration } = statement;
      if (declaration?.type === 'VariableDeclaration') {
        for (const { id } of declaration.declarations)
          if (id.type === 'Identifier' && id.name === name) return id;
      } else if (declaration?.id?.type === 'Identifier' && declaration.id.name === name) return declaration;
      if (statement.source !== null) return null;
      const specifier = statement.specifiers.find(({ exported }) => keyName(exported, false) === name);
      return specifier?.local ?? null;
    }
    case 'ExportDefaultDeclaration':
      return name === 'default' ? statement.declaration : null;
    case 'TSExportAssignment':
      return name === 'default' ? statement.expression : null;
    case 'ExpressionStatement':
      return statement.expression.type === 'AssignmentExpression'
        ? commonExport(statement.expression.left, statement.expression.right, name)
        : null;
    default:
      return null;
  }
}

/** `module.exports = { deliver }`, `exports.deliver = …`, `module.exports = deliver`. */
function commonExport(target: Node, value: Node, name: string): Node | null {
  if (target.type !== 'MemberExpression') return null;
  const object = unwrap(target.object);
  const member = memberName(target);
  const isModule = object.type === 'Identifier' && object.name === 'module' && member === 'exports';
  if (isModule) {
    if (value.type !== 'ObjectExpression') return name === 'default' || name === '*' ? value : null;
    for (const property of value.properties)
      if (property.type === 'Property' && keyName(property.key, property.computed) === name)
        return property.value;
    return null;
  }
  const isExports =
    (object.type === 'Identifier' && object.name === 'exports') ||
    (object.type === 'MemberExpression' && memberName(object) === 'exports');
  return isExports && member === name ? value : null;
}

function functionOfNode(node: Node, module: IrModule): FunctionHeader | null {
  const inner = unwrap(node);
  if (isFunction(inner)) return module.functionOf(inner);
  if (inner.type !== 'Identifier') return null;
  const definition = definitionOf(module.variableOf(inner)?.declaration);
  if (definition?.type === 'VariableDeclarator' && definition.init !== null) {
    const value = unwrap(definition.init);
    return isFunction(value) ? module.functionOf(value) : null;
  }
  return isFunction(definition) ? module.functionOf(definition) : null;
}
