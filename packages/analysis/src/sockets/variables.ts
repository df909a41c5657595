// The types of names: what they are declared as, given, imported from or destructured out of.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Variable } from '../ir/model.ts';
import { readAnnotation, readDoc } from './annotation.ts';
import { readDocType } from './jsdoc.ts';
import { parameterType } from './parameter.ts';
import { documentedNode } from './syntax-index.ts';
import { isFunction, keyName, type FunctionLike } from './tree.ts';
import { settle, unite, type Type } from './types.ts';
import type { Inference } from './inference.ts';

/** What VariableTypes answers. */
export interface VariableTypes {
  readonly typeOfVariable: (variable: Variable) => Type | null;
  readonly patternType: (name: Node) => Type | null;
  readonly docType: (node: Node, tag: 'type' | 'returns' | 'param', name?: string) => Type | null;
  readonly valueOfDeclarator: (node: TSESTree.VariableDeclarator) => Type | null;
}

/** Prepares the answers of one file. */
export function createVariables(inference: Inference): VariableTypes {
  const { source, module, syntax, oracle, context, typeOf, oracleType } = inference;
  const memberOf: Inference['memberOf'] = (...given) => inference.memberOf(...given);
  const fillCollection: Inference['fillCollection'] = (...given) => inference.fillCollection(...given);
  const walkedElement: Inference['walkedElement'] = (...given) => inference.walkedElement(...given);
  const importType: Inference['importType'] = (...given) => inference.importType(...given);
  const asked = inference.kept<number>();

  function typeOfVariable(variable: Variable): Type | null {
    return asked(variable.id, () => findType(variable));
  }

  function findType(variable: Variable): Type | null {
    let type: Type | null = null;
    for (const definition of variable.declaration.defs) {
      // Definitions come from any scope manager, which types their nodes as unknown.
      const node = definition.node as Node;
      type = unite(type, definitionType(variable, definition.type, node));
    }
    const slot = `v${variable.id}`;
    for (const value of syntax.assigned(slot)) type = unite(type, typeOf(value));
    type = fillCollection(type, slot);
    if (type === null && oracle !== null) {
      const name = variable.declaration.identifiers[0] as Node | undefined;
      if (name !== undefined) type = oracleType(name);
    }
    return type;
  }

  function definitionType(variable: Variable, kind: string, node: Node): Type | null {
    switch (kind) {
      case 'ImportBinding':
        return importType(node);
      case 'ClassName': {
        const header = module.classOf(node);
        return header === null ? null : { kind: 'local-class', class: header.id };
      }
      case 'FunctionName': {
        const header = module.functionOf(node);
        return header === null ? null : { kind: 'local-function', function: header.id };
      }
      case 'Variable':
        return node.type === 'VariableDeclarator' ? declaratorType(variable, node) : null;
      case 'Parameter': {
        const name = variable.declaration.identifiers[0] as Node | undefined;
        return name === undefined ? null : patternType(name);
      }
      default:
        return null;
    }
  }

  function declaratorType(variable: Variable, node: TSESTree.VariableDeclarator): Type | null {
    const name = variable.declaration.identifiers[0] as Node | undefined;
    if (node.id.type !== 'Identifier') return name === undefined ? null : patternType(name);
    return settle(declaredType(node.id, node), () => valueOfDeclarator(node));
  }

  function declaredType(name: TSESTree.Identifier, documented: Node): Type | null {
    return readAnnotation(name.typeAnnotation, context) ?? docType(documentedNode(documented), 'type');
  }

  function docType(node: Node, tag: 'type' | 'returns' | 'param', name?: string): Type | null {
    const comment = syntax.docOf(node);
    const doc = comment === null ? null : readDocType(comment, tag, name);
    return doc === null ? null : readDoc(doc, context, importedName);
  }

  function importedName(name: string): TSESTree.Identifier | null {
    for (const statement of source.ast.body) {
      if (statement.type === 'ImportDeclaration') {
        const match = statement.specifiers.find((specifier) => specifier.local.name === name);
        if (match !== undefined) return match.local;
      } else if (statement.type === 'VariableDeclaration') {
        for (const { id } of statement.declarations)
          if (id.type === 'Identifier' && id.name === name) return id;
      } else if (statement.type === 'ClassDeclaration' && statement.id?.name === name) return statement.id;
    }
    return null;
  }

  function valueOfDeclarator(node: TSESTree.VariableDeclarator): Type | null {
    if (node.init !== null) return typeOf(node.init);
    const loop = node.parent.parent;
    if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === node.parent)
      return loop.type === 'ForOfStatement' ? walkedElement(typeOf(loop.right)) : null;
    return null;
  }

  /** The type of a name inside a destructuring pattern or parameter list. */
  function patternType(name: Node): Type | null {
    const path: string[] = [];
    let at: Node = name;
    let fallback: Type | null = null;
    for (;;) {
      const outer = at.parent;
      switch (outer?.type) {
        case 'Property':
          path.unshift(keyName(outer.key, outer.computed) ?? '?');
          at = outer.parent;
          continue;
        case 'ArrayPattern':
          path.unshift(String(outer.elements.indexOf(at as TSESTree.DestructuringPattern)));
          at = outer;
          continue;
        case 'AssignmentPattern':
          if (path.length === 0) fallback = unite(fallback, typeOf(outer.right));
          at = outer;
          continue;
        case 'RestElement':
        case 'TSParameterProperty':
          at = outer;
          continue;
        case 'VariableDeclarator':
          return unite(followPath(declaratorValue(outer, at), path), fallback);
        default: {
          if (!isFunction(outer)) return fallback;
          return unite(followPath(parameterBase(outer, at), path), fallback);
        }
      }
    }
  }

  function declaratorValue(node: TSESTree.VariableDeclarator, pattern: Node): Type | null {
    const written =
      'typeAnnotation' in pattern ? readAnnotation(pattern.typeAnnotation as Node, context) : null;
    return written ?? valueOfDeclarator(node);
  }

  function parameterBase(owner: FunctionLike, parameter: Node): Type | null {
    const position = owner.params.indexOf(parameter as TSESTree.Parameter);
    let pattern: Node = parameter;
    if (pattern.type === 'TSParameterProperty') pattern = pattern.parameter;
    if (pattern.type === 'AssignmentPattern') pattern = pattern.left;
    const annotation =
      'typeAnnotation' in pattern ? readAnnotation(pattern.typeAnnotation as Node, context) : null;
    const named = pattern.type === 'Identifier' ? pattern : null;
    const written =
      annotation ?? (named === null ? null : docType(documentedNode(owner), 'param', named.name));
    // A checker says what it is, but not in which states; what the function is handed to may say both.
    return settle(
      written,
      () => parameterType(owner, position, inference) ?? (named === null ? null : oracleType(named)),
    );
  }

  function followPath(type: Type | null, path: readonly string[]): Type | null {
    let at = type;
    for (const segment of path) {
      at = memberOf(at, segment);
      if (at === null) return null;
    }
    return at;
  }

  return { typeOfVariable, patternType, docType, valueOfDeclarator };
}
