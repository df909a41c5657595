// Where something can be planted in a parsed file.
import type { TSESTree } from '@typescript-eslint/types';
import type { Soil } from './seeds.ts';

/** An offset or a range of the text, with what is allowed there. */
export interface Places {
  /** Starts of statements in a list of them. */
  readonly between: readonly { readonly at: number; readonly soil: Soil }[];
  /** Statements that declare nothing. */
  readonly statements: readonly Place[];
  /** Expressions whose value is used and may be another. */
  readonly expressions: readonly Place[];
}

/** A piece of the text; `range` = [start, end). */
export interface Place {
  readonly range: readonly [number, number];
  readonly soil: Soil;
}

const LISTS = new Set(['BlockStatement', 'Program', 'StaticBlock', 'SwitchCase', 'TSModuleBlock']);
const FRAMED = new Set([
  'ExpressionStatement',
  'IfStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
  'ReturnStatement',
  'ThrowStatement',
]);
/** Properties of nodes that hold such an expression. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ['init'],
  ReturnStatement: ['argument'],
  AssignmentExpression: ['right'],
  AssignmentPattern: ['right'],
  ConditionalExpression: ['consequent', 'alternate'],
  PropertyDefinition: ['value'],
  JSXExpressionContainer: ['expression'],
  CallExpression: ['arguments'],
  NewExpression: ['arguments'],
  TemplateLiteral: ['expressions'],
  ArrayExpression: ['elements'],
  IfStatement: ['test'],
  ThrowStatement: ['argument'],
};
const NO_VALUE = new Set(['SpreadElement', 'JSXEmptyExpression']);
/** Nodes whose body is none of the function's that holds them. */
const BARE: Soil = { isAsync: false, isGenerator: false, isFunction: false };

type Held = { -readonly [Key in keyof Places]: Places[Key][number][] };

/** Finds the places of a file. `soil` is that of its top level. */
export function findPlaces(program: TSESTree.Program, soil: Soil): Places {
  const places: Held = { between: [], statements: [], expressions: [] };
  visit(program, soil, places);
  return places;
}

function visit(node: TSESTree.Node, soil: Soil, places: Held): void {
  const inner = soilIn(node, soil);
  if (FRAMED.has(node.type) && !isDirective(node)) places.statements.push({ range: node.range, soil });
  for (const key of VALUES[node.type] ?? [])
    for (const value of nodesOf(node, key))
      if (!NO_VALUE.has(value.type)) places.expressions.push({ range: value.range, soil });
  if (LISTS.has(node.type))
    for (const child of [...nodesOf(node, 'body'), ...nodesOf(node, 'consequent')])
      if (!isDirective(child) && child.type !== 'ImportDeclaration')
        places.between.push({ at: child.range[0], soil: inner });
  for (const key of Object.keys(node)) {
    if (key === 'parent' || key === 'tokens' || key === 'comments') continue;
    for (const child of nodesOf(node, key)) visit(child, key === 'params' ? BARE : inner, places);
  }
}

function soilIn(node: TSESTree.Node, soil: Soil): Soil {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return { isAsync: node.async, isGenerator: node.generator, isFunction: true };
    case 'ClassBody':
    case 'TSModuleBlock':
      return BARE;
    default:
      return soil;
  }
}

function isDirective(node: TSESTree.Node): boolean {
  return node.type === 'ExpressionStatement' && typeof node.directive === 'string';
}

function nodesOf(node: TSESTree.Node, key: string): readonly TSESTree.Node[] {
  // What a property of a node holds depends on its type, which is looked at next.
  const value = (node as unknown as Readonly<Record<string, unknown>>)[key];
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}
