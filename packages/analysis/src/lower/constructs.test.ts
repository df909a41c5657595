// Every kind of node that a parser can make, with a source in which a call stands inside it: none may lose the call.
import { readdir } from 'node:fs/promises';
import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { describe, expect, test } from 'vitest';
import type { IrModule } from '../ir/model.ts';
import { verify } from '../ir/verify.ts';
import { eachInstr } from '../ir/visit.ts';
import { childrenOf } from './children.ts';
import { lowerModule } from './module.ts';
import { roles } from './roles.ts';

type NodeType = keyof typeof roles;
type Row = readonly [file: string, source: string];
/** Why no code can stand inside a node of this kind. */
type Reason = string;

const call = 'socket.send(text)';
const name = 'only a name';
const noCode = 'its body, if any, is in another file';
const aboutTypes = 'says something to the type checker only';

const table = {
  // Expressions
  ArrayExpression: ['literal.ts', `list = [1, ${call}]`],
  ArrowFunctionExpression: ['body.ts', `on(() => ${call})`],
  AssignmentExpression: ['assignment.ts', `sent = ${call}`],
  AwaitExpression: ['suspend.ts', `await ${call}`],
  BinaryExpression: ['operator.ts', `1 + ${call}`],
  CallExpression: ['chain.ts', `log(${call})`],
  ChainExpression: ['chain.ts', `link?.log(${call})`],
  ClassExpression: ['class.ts', `Link = class { [${call}]() {} }`],
  ConditionalExpression: ['logical.ts', `ready ? ${call} : null`],
  FunctionExpression: ['body.ts', `on(function () { ${call}; })`],
  Identifier: name,
  ImportExpression: ['call.ts', `import(${call})`],
  JSXElement: ['jsx.ts', `<div>{${call}}</div>`],
  JSXExpressionContainer: ['jsx.ts', `<div a={${call}} />`],
  JSXFragment: ['jsx.ts', `<>{${call}}</>`],
  JSXSpreadChild: ['jsx.ts', `<div>{...${call}}</div>`],
  Literal: 'a constant',
  LogicalExpression: ['logical.ts', `ready && ${call}`],
  MemberExpression: ['chain.ts', `sent[${call}]`],
  MetaProperty: 'import.meta, new.target',
  NewExpression: ['call.ts', `new Sent(${call})`],
  ObjectExpression: ['literal.ts', `record = { sent: ${call} }`],
  SequenceExpression: ['operator.ts', `(1, ${call})`],
  Super: 'a keyword',
  TaggedTemplateExpression: ['call.ts', `html\`\${${call}}\``],
  TemplateLiteral: ['literal.ts', `page = \`\${${call}}\``],
  ThisExpression: 'a keyword',
  UnaryExpression: ['operator.ts', `-${call}`],
  UpdateExpression: ['assignment.ts', `counts[${call}]++`],
  YieldExpression: ['suspend.ts', `function* feed() { yield ${call}; }`],
  TSAsExpression: ['effects.ts', `${call} as boolean`],
  TSInstantiationExpression: ['effects.ts', `(${call})<string>`],
  TSNonNullExpression: ['effects.ts', `${call}!`],
  TSSatisfiesExpression: ['effects.ts', `${call} satisfies boolean`],
  TSTypeAssertion: ['effects.ts', `<boolean>${call}`],

  // Statements
  BlockStatement: ['block.ts', `{ ${call}; }`],
  BreakStatement: 'holds a label only',
  ClassDeclaration: ['class.ts', `class Link extends mixin(${call}) {}`],
  ContinueStatement: 'holds a label only',
  DebuggerStatement: 'a keyword',
  DoWhileStatement: ['loop.ts', `do { log(); } while (${call})`],
  EmptyStatement: 'empty',
  ExportAllDeclaration: 'names another file',
  ExportDefaultDeclaration: ['statement.ts', `export default ${call}`],
  ExportNamedDeclaration: ['statement.ts', `export const sent = ${call}`],
  ExpressionStatement: ['statement.ts', call],
  ForInStatement: ['iterate.ts', `for (const key in all) ${call}`],
  ForOfStatement: ['iterate.ts', `for (const text of texts) ${call}`],
  ForStatement: ['loop.ts', `for (;;) ${call}`],
  FunctionDeclaration: ['body.ts', `function deliver() { ${call}; }`],
  IfStatement: ['if.ts', `if (ready) ${call}`],
  ImportDeclaration: 'names another file',
  LabeledStatement: ['label.ts', `once: ${call}`],
  ReturnStatement: ['jump.ts', `function deliver() { return ${call}; }`],
  SwitchStatement: ['switch.ts', `switch (${call}) {}`],
  ThrowStatement: ['statement.ts', `throw ${call}`],
  TryStatement: ['try.ts', `try { log(); } finally { ${call}; }`],
  VariableDeclaration: ['declaration.ts', `let sent = ${call}`],
  WhileStatement: ['loop.ts', `while (${call}) log()`],
  WithStatement: ['statement.ts', `with (scope) ${call}`],
  TSDeclareFunction: noCode,
  TSEnumDeclaration: ['typescript.ts', `enum Sent { Yes = ${call} }`],
  TSExportAssignment: ['statement.ts', `export = ${call}`],
  TSImportEqualsDeclaration: 'names another file, or a member by name',
  TSInterfaceDeclaration: aboutTypes,
  TSModuleDeclaration: ['typescript.ts', `namespace Chat { ${call}; }`],
  TSNamespaceExportDeclaration: name,
  TSTypeAliasDeclaration: aboutTypes,

  // Parts
  AccessorProperty: ['body.ts', `class Link { accessor sent = ${call} }`],
  ArrayPattern: ['destructuring.ts', `const [sent = ${call}] = list`],
  AssignmentPattern: ['destructuring.ts', `function deliver(sent = ${call}) {}`],
  CatchClause: ['try.ts', `try { log(); } catch { ${call}; }`],
  ClassBody: ['class.ts', `class Link { send() { ${call}; } }`],
  Decorator: ['class.ts', `@log(${call}) class Link {}`],
  ExportSpecifier: name,
  ImportAttribute: 'a constant',
  ImportDefaultSpecifier: name,
  ImportNamespaceSpecifier: name,
  ImportSpecifier: name,
  JSXAttribute: ['jsx.ts', `<Chat onClose={() => ${call}} />`],
  JSXClosingElement: name,
  JSXClosingFragment: 'empty',
  JSXEmptyExpression: 'empty',
  JSXIdentifier: name,
  JSXMemberExpression: 'only names',
  JSXNamespacedName: 'only names',
  JSXOpeningElement: ['jsx.ts', `<Chat sent={${call}}></Chat>`],
  JSXOpeningFragment: 'empty',
  JSXSpreadAttribute: ['jsx.ts', `<Chat {...${call}} />`],
  JSXText: 'a constant',
  MethodDefinition: ['body.ts', `class Link { get sent() { return ${call}; } }`],
  ObjectPattern: ['destructuring.ts', `const { [${call}]: sent } = record`],
  PrivateIdentifier: name,
  Program: ['body.ts', call],
  Property: ['literal.ts', `record = { [${call}]: 1 }`],
  PropertyDefinition: ['body.ts', `class Link { sent = ${call} }`],
  RestElement: ['destructuring.ts', `[...counts[${call}]] = list`],
  SpreadElement: ['arguments.ts', `log(...${call})`],
  StaticBlock: ['body.ts', `class Link { static { ${call}; } }`],
  SwitchCase: ['switch.ts', `switch (mode) { case ${call}: }`],
  TemplateElement: 'a constant',
  VariableDeclarator: ['declaration.ts', `var { sent } = ${call}`],
  TSAbstractAccessorProperty: ['class.ts', `abstract class Link { abstract accessor [${call}]: string }`],
  TSAbstractMethodDefinition: ['class.ts', `abstract class Link { abstract [${call}](): void }`],
  TSAbstractPropertyDefinition: ['class.ts', `abstract class Link { abstract [${call}]: string }`],
  TSEmptyBodyFunctionExpression: noCode,
  TSEnumBody: ['typescript.ts', `enum Sent { No, Yes = ${call} }`],
  TSEnumMember: ['typescript.ts', `enum Sent { Yes = 1 + ${call} }`],
  TSExternalModuleReference: 'names another file',
  TSModuleBlock: ['typescript.ts', `namespace Chat.Room { ${call}; }`],
  TSParameterProperty: ['parameters.ts', `class Link { constructor(private sent = ${call}) {} }`],
  TSQualifiedName: 'only names',
} satisfies Partial<Record<NodeType, Row | Reason>>;

function parse(source: string): { ast: TSESTree.Program; module: IrModule } {
  const jsx = /<\/|\/>/.test(source);
  const sourceType = source.startsWith('with') ? 'script' : 'module';
  // The parser checks no more than it must; some of these samples mean little.
  const parsed = parseForESLint(source, {
    range: true,
    loc: true,
    sourceType,
    ecmaFeatures: { jsx },
    allowInvalidAST: true,
  });
  const scopes = parsed.scopeManager.scopes;
  return { ast: parsed.ast, module: lowerModule({ ast: parsed.ast, text: source, scopes }) };
}

function holdsCall(type: string, ast: TSESTree.Node): boolean {
  const pending: { node: TSESTree.Node; inside: boolean }[] = [{ node: ast, inside: false }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { node } = at;
    const inside = at.inside || node.type === type;
    const callee = node.type === 'CallExpression' ? node.callee : null;
    if (inside && callee?.type === 'MemberExpression' && 'name' in callee.property) {
      if (callee.property.name === 'send') return true;
    }
    for (const child of childrenOf(node)) pending.push({ node: child, inside });
  }
  return false;
}

function countSends(module: IrModule): number {
  let count = 0;
  for (const header of module.functions) {
    const fn = module.body(header.id);
    verify(fn);
    for (const instr of eachInstr(fn)) {
      if (instr.kind === 'call' && instr.callee.kind === 'method' && instr.callee.name === 'send') count++;
    }
  }
  return count;
}

const entries: [string, Row | Reason][] = Object.entries(table);
const rows = entries.filter((row): row is [string, Row] => typeof row[1] !== 'string');

describe('a call is not lost within', () => {
  test.each(rows)('%s', (type, [, source]) => {
    const { ast, module } = parse(source);
    expect(holdsCall(type, ast)).toBe(true);
    expect(countSends(module)).toBeGreaterThan(0);
    const unsupported = module.functions.map((header) => module.body(header.id).unsupported);
    expect(Math.max(...unsupported)).toBe(type === 'WithStatement' ? 1 : 0);
  });
});

test('the table knows every kind of node, and each that it leaves out holds no code', () => {
  const known = new Set(Object.keys(table));
  const missing = Object.values(AST_NODE_TYPES).filter((type) => !known.has(type));
  expect(missing.filter((type) => roles[type] !== 'type')).toEqual([]);
  expect(missing.filter((type) => !type.startsWith('TS'))).toEqual([]);
});

test('the table names files that exist', async () => {
  const files = new Set(await readdir(new URL('.', import.meta.url)));
  expect(rows.filter(([, [file]]) => !files.has(file))).toEqual([]);
});
