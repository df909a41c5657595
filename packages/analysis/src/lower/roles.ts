// Every kind of node, and who lowers it: the two tables of the lowering, the construct that holds it, or nobody.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';

type Role =
  /** has a value: `expression.ts` */
  | 'expression'
  /** `statement.ts` */
  | 'statement'
  /** is lowered by what it stands in: a `case`, a pattern, a member of a class */
  | 'part'
  /** holds no code */
  | 'type';

type NodeType = `${TSESTree.Node['type']}`;

export const roles = {
  ArrayExpression: 'expression',
  ArrowFunctionExpression: 'expression',
  AssignmentExpression: 'expression',
  AwaitExpression: 'expression',
  BinaryExpression: 'expression',
  CallExpression: 'expression',
  ChainExpression: 'expression',
  ClassExpression: 'expression',
  ConditionalExpression: 'expression',
  FunctionExpression: 'expression',
  Identifier: 'expression',
  ImportExpression: 'expression',
  JSXElement: 'expression',
  JSXExpressionContainer: 'expression',
  JSXFragment: 'expression',
  JSXSpreadChild: 'expression',
  Literal: 'expression',
  LogicalExpression: 'expression',
  MemberExpression: 'expression',
  MetaProperty: 'expression',
  NewExpression: 'expression',
  ObjectExpression: 'expression',
  SequenceExpression: 'expression',
  Super: 'expression',
  TaggedTemplateExpression: 'expression',
  TemplateLiteral: 'expression',
  ThisExpression: 'expression',
  UnaryExpression: 'expression',
  UpdateExpression: 'expression',
  YieldExpression: 'expression',
  TSAsExpression: 'expression',
  TSInstantiationExpression: 'expression',
  TSNonNullExpression: 'expression',
  TSSatisfiesExpression: 'expression',
  TSTypeAssertion: 'expression',

  BlockStatement: 'statement',
  BreakStatement: 'statement',
  ClassDeclaration: 'statement',
  ContinueStatement: 'statement',
  DebuggerStatement: 'statement',
  DoWhileStatement: 'statement',
  EmptyStatement: 'statement',
  ExportAllDeclaration: 'statement',
  ExportDefaultDeclaration: 'statement',
  ExportNamedDeclaration: 'statement',
  ExpressionStatement: 'statement',
  ForInStatement: 'statement',
  ForOfStatement: 'statement',
  ForStatement: 'statement',
  FunctionDeclaration: 'statement',
  IfStatement: 'statement',
  ImportDeclaration: 'statement',
  LabeledStatement: 'statement',
  ReturnStatement: 'statement',
  SwitchStatement: 'statement',
  ThrowStatement: 'statement',
  TryStatement: 'statement',
  VariableDeclaration: 'statement',
  WhileStatement: 'statement',
  WithStatement: 'statement',
  TSDeclareFunction: 'statement',
  TSEnumDeclaration: 'statement',
  TSExportAssignment: 'statement',
  TSImportEqualsDeclaration: 'statement',
  TSInterfaceDeclaration: 'statement',
  TSModuleDeclaration: 'statement',
  TSNamespaceExportDeclaration: 'statement',
  TSTypeAliasDeclaration: 'statement',

  AccessorProperty: 'part',
  ArrayPattern: 'part',
  AssignmentPattern: 'part',
  CatchClause: 'part',
  ClassBody: 'part',
  Decorator: 'part',
  ExportSpecifier: 'part',
  ImportAttribute: 'part',
  ImportDefaultSpecifier: 'part',
  ImportNamespaceSpecifier: 'part',
  ImportSpecifier: 'part',
  JSXAttribute: 'part',
  JSXClosingElement: 'part',
  JSXClosingFragment: 'part',
  JSXEmptyExpression: 'part',
  JSXIdentifier: 'part',
  JSXMemberExpression: 'part',
  JSXNamespacedName: 'part',
  JSXOpeningElement: 'part',
  JSXOpeningFragment: 'part',
  JSXSpreadAttribute: 'part',
  JSXText: 'part',
  MethodDefinition: 'part',
  ObjectPattern: 'part',
  PrivateIdentifier: 'part',
  Program: 'part',
  Property: 'part',
  PropertyDefinition: 'part',
  RestElement: 'part',
  SpreadElement: 'part',
  StaticBlock: 'part',
  SwitchCase: 'part',
  TemplateElement: 'part',
  VariableDeclarator: 'part',
  TSAbstractAccessorProperty: 'part',
  TSAbstractMethodDefinition: 'part',
  TSAbstractPropertyDefinition: 'part',
  TSEmptyBodyFunctionExpression: 'part',
  TSEnumBody: 'part',
  TSEnumMember: 'part',
  TSExternalModuleReference: 'part',
  TSModuleBlock: 'part',
  TSParameterProperty: 'part',
  TSQualifiedName: 'part',

  TSAbstractKeyword: 'type',
  TSAnyKeyword: 'type',
  TSArrayType: 'type',
  TSAsyncKeyword: 'type',
  TSBigIntKeyword: 'type',
  TSBooleanKeyword: 'type',
  TSCallSignatureDeclaration: 'type',
  TSClassImplements: 'type',
  TSConditionalType: 'type',
  TSConstructorType: 'type',
  TSConstructSignatureDeclaration: 'type',
  TSDeclareKeyword: 'type',
  TSExportKeyword: 'type',
  TSFunctionType: 'type',
  TSImportType: 'type',
  TSIndexedAccessType: 'type',
  TSIndexSignature: 'type',
  TSInferType: 'type',
  TSInterfaceBody: 'type',
  TSInterfaceHeritage: 'type',
  TSIntersectionType: 'type',
  TSIntrinsicKeyword: 'type',
  TSLiteralType: 'type',
  TSMappedType: 'type',
  TSMethodSignature: 'type',
  TSNamedTupleMember: 'type',
  TSNeverKeyword: 'type',
  TSNullKeyword: 'type',
  TSNumberKeyword: 'type',
  TSObjectKeyword: 'type',
  TSOptionalType: 'type',
  TSPrivateKeyword: 'type',
  TSPropertySignature: 'type',
  TSProtectedKeyword: 'type',
  TSPublicKeyword: 'type',
  TSReadonlyKeyword: 'type',
  TSRestType: 'type',
  TSStaticKeyword: 'type',
  TSStringKeyword: 'type',
  TSSymbolKeyword: 'type',
  TSTemplateLiteralType: 'type',
  TSThisType: 'type',
  TSTupleType: 'type',
  TSTypeAnnotation: 'type',
  TSTypeLiteral: 'type',
  TSTypeOperator: 'type',
  TSTypeParameter: 'type',
  TSTypeParameterDeclaration: 'type',
  TSTypeParameterInstantiation: 'type',
  TSTypePredicate: 'type',
  TSTypeQuery: 'type',
  TSTypeReference: 'type',
  TSUndefinedKeyword: 'type',
  TSUnionType: 'type',
  TSUnknownKeyword: 'type',
  TSVoidKeyword: 'type',
} as const satisfies Record<NodeType, Role>;

type TypesIn<R extends Role> = { [T in NodeType]: (typeof roles)[T] extends R ? T : never }[NodeType];
type NodeIn<R extends Role> = Node extends infer N
  ? N extends Node
    ? `${N['type']}` extends TypesIn<R>
      ? N
      : never
    : never
  : never;

export type ExpressionNode = NodeIn<'expression'>;
export type StatementNode = NodeIn<'statement'>;

/** Undefined for a kind of node that only some other parser makes. */
export function roleOf(node: Node): Role | undefined {
  const table: Readonly<Record<string, Role | undefined>> = roles;
  return table[node.type];
}

export function isExpression(node: Node): node is ExpressionNode {
  return roleOf(node) === 'expression';
}

export function isStatement(node: Node): node is StatementNode {
  return roleOf(node) === 'statement';
}
