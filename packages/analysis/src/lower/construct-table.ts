// Every kind of node that can hold code, with a program in which `socket.send(text)` stands inside it; every other kind, with the
// reason why none can. Tests of the lowering print the programs' graphs, tests of the sites look for the hazard in them.
import { roles } from './roles.ts';

export type NodeType = keyof typeof roles;

/** How a send is judged; `silent`: nothing is wrong with it. */
type Verdict = 'silent' | 'before-open' | 'error-handler' | 'stale-check' | 'unguarded';

export interface Construct {
  /** The file of this folder that lowers it. */
  readonly file: string;
  /** A module; the first line of `deliver`, or wherever a check can stand before the send, is `CHECK_HERE`. */
  readonly text: string;
  /** The verdict without a check. */
  readonly bare: Verdict;
  /** The verdict where `CHECK_HERE` is an open check; null where no statement can stand before the send. */
  readonly checkedBefore: Verdict | null;
}

/** Why no code can stand inside a node of this kind. */
export type Reason = string;

export const CHECK_HERE = '// (a check may stand here)';

const call = 'socket.send(text)';
const name = 'only a name';
const noCode = 'its body, if any, is in another file';
const erased = 'is erased before the program runs';

/** A construct within a function that gets the socket. */
function within(file: string, body: string, verdicts: Partial<Construct> = {}): Construct {
  const marks = [/\bawait\b/.test(body) ? 'async ' : '', /\byield\b/.test(body) ? '*' : ''];
  const text = `export ${marks[0]}function${marks[1]} deliver(socket: WebSocket, text: string) {\n  ${CHECK_HERE}\n  ${body}\n}`;
  return whole(file, text, verdicts);
}

/** A construct that cannot stand inside a function, or that is one. */
function whole(file: string, text: string, verdicts: Partial<Construct> = {}): Construct {
  const checkedBefore = text.includes(CHECK_HERE) ? 'silent' : null;
  return {
    file,
    text: `import WebSocket from 'ws';\n${text}\n`,
    bare: 'unguarded',
    checkedBefore,
    ...verdicts,
  };
}

/** A function that gets the socket, as the part of a construct. */
const body = `(socket: WebSocket, text: string) {\n  ${CHECK_HERE}\n  ${call};\n}`;

/** Likewise, one level deeper. */
const member = body.replaceAll('\n', '\n  ');

/** Runs after the function that checked has gone on. */
const later = { checkedBefore: 'stale-check' } as const;

const table = {
  // Expressions
  ArrayExpression: within('literal.ts', `list = [1, ${call}];`),
  ArrowFunctionExpression: within('body.ts', `on(() => ${call});`, later),
  AssignmentExpression: within('assignment.ts', `sent = ${call};`),
  AwaitExpression: within('suspend.ts', `await ${call};`),
  BinaryExpression: within('operator.ts', `log(1 + ${call});`),
  CallExpression: within('chain.ts', `log(${call});`),
  ChainExpression: within('chain.ts', `link?.log(${call});`),
  ClassExpression: within('class.ts', `Link = class { [${call}]() {} };`),
  ConditionalExpression: within('logical.ts', `ready ? ${call} : null;`),
  FunctionExpression: within('body.ts', `on(function () { ${call}; });`, later),
  Identifier: name,
  ImportExpression: within('call.ts', `import(${call});`),
  JSXElement: within('jsx.ts', `return <div>{${call}}</div>;`),
  JSXExpressionContainer: within('jsx.ts', `return <div a={${call}} />;`),
  JSXFragment: within('jsx.ts', `return <>{${call}}</>;`),
  JSXSpreadChild: within('jsx.ts', `return <div>{...${call}}</div>;`),
  Literal: 'a constant',
  LogicalExpression: within('logical.ts', `ready && ${call};`),
  MemberExpression: within('chain.ts', `log(sent[${call}]);`),
  MetaProperty: 'import.meta, new.target',
  NewExpression: within('call.ts', `new Sent(${call});`),
  ObjectExpression: within('literal.ts', `record = { sent: ${call} };`),
  SequenceExpression: within('operator.ts', `log((1, ${call}));`),
  Super: 'a keyword',
  TaggedTemplateExpression: within('call.ts', `html\`\${${call}}\`;`),
  TemplateLiteral: within('literal.ts', `page = \`\${${call}}\`;`),
  ThisExpression: 'a keyword',
  UnaryExpression: within('operator.ts', `log(-${call});`),
  UpdateExpression: within('assignment.ts', `counts[${call}]++;`),
  YieldExpression: within('suspend.ts', `yield ${call};`),
  TSAsExpression: within('effects.ts', `log(${call} as boolean);`),
  TSInstantiationExpression: within('effects.ts', `log((${call})<string>);`),
  TSNonNullExpression: within('effects.ts', `log(${call}!);`),
  TSSatisfiesExpression: within('effects.ts', `log(${call} satisfies boolean);`),
  TSTypeAssertion: within('effects.ts', `log(<boolean>${call});`),

  // Statements
  BlockStatement: within('block.ts', `{ ${call}; }`),
  BreakStatement: 'holds a label only',
  ClassDeclaration: within('class.ts', `class Link extends mixin(${call}) {}`),
  ContinueStatement: 'holds a label only',
  DebuggerStatement: 'a keyword',
  DoWhileStatement: within('loop.ts', `do { log(); } while (${call});`),
  EmptyStatement: 'empty',
  ExportAllDeclaration: 'names another file',
  ExportDefaultDeclaration: whole('statement.ts', `export default function ${body}`),
  ExportNamedDeclaration: whole('statement.ts', `export const deliver = function ${body};`),
  ExpressionStatement: within('statement.ts', `${call};`),
  ForInStatement: within('iterate.ts', `for (const key in all) ${call};`),
  ForOfStatement: within('iterate.ts', `for (const text of texts) ${call};`),
  ForStatement: within('loop.ts', `for (;;) ${call};`),
  FunctionDeclaration: within('body.ts', `function flush() { ${call}; }\n  flush();`),
  IfStatement: within('if.ts', `if (ready) ${call};`),
  ImportDeclaration: 'names another file',
  LabeledStatement: within('label.ts', `once: ${call};`),
  ReturnStatement: within('jump.ts', `return ${call};`),
  SwitchStatement: within('switch.ts', `switch (${call}) {}`),
  ThrowStatement: within('statement.ts', `throw ${call};`),
  TryStatement: within('try.ts', `try { log(); } finally { ${call}; }`, { bare: 'error-handler' }),
  VariableDeclaration: within('declaration.ts', `let sent = ${call};`),
  WhileStatement: within('loop.ts', `while (${call}) log();`),
  WithStatement: within('statement.ts', `with (scope) ${call};`, { checkedBefore: 'stale-check' }),
  TSDeclareFunction: noCode,
  TSEnumDeclaration: within('typescript.ts', `enum Sent { Yes = ${call} }`),
  TSExportAssignment: whole('statement.ts', `export = function ${body};`),
  TSImportEqualsDeclaration: 'names another file, or a member by name',
  TSInterfaceDeclaration: erased,
  TSModuleDeclaration: whole('typescript.ts', `namespace Chat {\n  export function deliver${member}\n}`),
  TSNamespaceExportDeclaration: name,
  TSTypeAliasDeclaration: erased,

  // Parts
  AccessorProperty: within('body.ts', `return class { accessor sent = ${call}; };`, later),
  ArrayPattern: within('destructuring.ts', `const [sent = ${call}] = list;`),
  AssignmentPattern: whole(
    'destructuring.ts',
    `export function deliver(socket: WebSocket, text: string, sent = ${call}) {}`,
  ),
  CatchClause: within('try.ts', `try { log(); } catch { ${call}; }`, { bare: 'error-handler' }),
  ClassBody: whole('class.ts', `export class Link {\n  static deliver${member}\n}`),
  Decorator: within('class.ts', `@log(${call}) class Link {}`),
  ExportSpecifier: name,
  ImportAttribute: 'a constant',
  ImportDefaultSpecifier: name,
  ImportNamespaceSpecifier: name,
  ImportSpecifier: name,
  JSXAttribute: within('jsx.ts', `return <Chat onClose={() => ${call}} />;`, later),
  JSXClosingElement: name,
  JSXClosingFragment: 'empty',
  JSXEmptyExpression: 'empty',
  JSXIdentifier: name,
  JSXMemberExpression: 'only names',
  JSXNamespacedName: 'only names',
  JSXOpeningElement: within('jsx.ts', `return <Chat sent={${call}}></Chat>;`),
  JSXOpeningFragment: 'empty',
  JSXSpreadAttribute: within('jsx.ts', `return <Chat {...${call}} />;`),
  JSXText: 'a constant',
  MethodDefinition: whole('body.ts', `export class Link {\n  deliver${member}\n}`),
  ObjectPattern: within('destructuring.ts', `const { [${call}]: sent } = record;`),
  PrivateIdentifier: name,
  Program: whole('body.ts', `const socket = new WebSocket(url);\n${call};`, { bare: 'before-open' }),
  Property: within('literal.ts', `record = { [${call}]: 1 };`),
  PropertyDefinition: within('body.ts', `return class { sent = ${call}; };`, later),
  RestElement: within('destructuring.ts', `[...counts[${call}]] = list;`),
  SpreadElement: within('arguments.ts', `log(...${call});`),
  StaticBlock: within('body.ts', `class Link { static { ${call}; } }`),
  SwitchCase: within('switch.ts', `switch (mode) { case ${call}: }`),
  TemplateElement: 'a constant',
  VariableDeclarator: within('declaration.ts', `var { sent } = ${call};`),
  TSAbstractAccessorProperty: within(
    'class.ts',
    `abstract class Link { abstract accessor [${call}]: string; }`,
  ),
  TSAbstractMethodDefinition: within('class.ts', `abstract class Link { abstract [${call}](): void; }`),
  TSAbstractPropertyDefinition: within('class.ts', `abstract class Link { abstract [${call}]: string; }`),
  TSEmptyBodyFunctionExpression: noCode,
  TSEnumBody: within('typescript.ts', `enum Sent { No, Yes = ${call} }`),
  TSEnumMember: within('typescript.ts', `enum Sent { Yes = 1 + ${call} }`),
  TSExternalModuleReference: 'names another file',
  TSModuleBlock: whole('typescript.ts', `namespace Chat.Room {\n  export function deliver${member}\n}`),
  TSParameterProperty: whole(
    'parameters.ts',
    `export class Link {\n  constructor(socket: WebSocket, text: string, private sent = ${call}) {}\n}`,
  ),
  TSQualifiedName: 'only names',
} satisfies Partial<Record<NodeType, Construct | Reason>>;

const entries: readonly (readonly [string, Construct | Reason])[] = Object.entries(table);

export const constructs: readonly (readonly [type: string, construct: Construct])[] = entries.filter(
  (row): row is readonly [string, Construct] => typeof row[1] !== 'string',
);

/** Returns why no code can stand inside a node of this kind; null where code can, or where the table does not know it. */
export function reasonFor(type: NodeType): Reason | null {
  if (roles[type] === 'type') return erased;
  const known: Partial<Record<NodeType, Construct | Reason>> = table;
  const row = known[type];
  return typeof row === 'string' ? row : null;
}

/** The text with an open check in front of the send, in the same expression. */
export function checkedInPlace({ text }: Construct): string {
  return text.replace(call, `(socket.readyState === WebSocket.OPEN && ${call})`);
}

/** The text with an early exit before the construct. */
export function checkedBefore({ text }: Construct): string {
  return text.replace(CHECK_HERE, 'if (socket.readyState !== WebSocket.OPEN) return;');
}

/** The text without the place for a check. */
export function unchecked({ text }: Construct): string {
  return text.replace(new RegExp(`\\n *${CHECK_HERE.replace(/[()]/g, '\\$&')}`), '');
}
