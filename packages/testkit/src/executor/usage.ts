// What a program does with a value, by the value's name: the only hint where nobody wrote a type. Names that are equal are taken
// for one value, which holds in programs of a page.
import ts from 'typescript';

/** Uses of one name, as a variable or as a property. */
export interface NameUse {
  readonly isCalled: boolean;
  /** Of calls: what becomes of the result; null where nobody looks. */
  readonly result: 'condition' | 'awaited' | 'value' | null;
  /** The variable that a result is put into. */
  readonly resultName: string | null;
  readonly isCondition: boolean;
  readonly isAwaited: boolean;
  /** It is compared with null or undefined. */
  readonly isNullable: boolean;
  /** Values that it is compared with. */
  readonly literals: readonly (string | number)[];
  readonly collection: 'array' | 'set' | 'map' | 'object' | 'stream' | null;
  /** Names of its elements in loops and callbacks. */
  readonly elements: readonly string[];
  readonly members: readonly string[];
}

export interface Usage {
  readonly of: (name: string) => NameUse | null;
  readonly names: () => readonly string[];
}

type Noted = {
  -readonly [Key in keyof NameUse]: NameUse[Key] extends readonly (infer Item)[] ? Item[] : NameUse[Key];
};

const ARRAY = new Set([
  'push',
  'splice',
  'shift',
  'unshift',
  'pop',
  'indexOf',
  'map',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'reduce',
  'length',
  'flatMap',
  'concat',
  'at',
]);
const MAP = new Set(['get', 'set']);
const WALKED = new Set(['forEach', 'map', 'filter', 'some', 'every', 'find', 'findIndex', 'flatMap']);
const OF_STRINGS = new Set([
  'toString',
  'trim',
  'split',
  'startsWith',
  'endsWith',
  'toLowerCase',
  'toUpperCase',
  'replace',
  'slice',
  'includes',
  'padStart',
  'charAt',
  'match',
]);

/** Reads the uses of every name of a file. */
export function findUsage(file: ts.SourceFile): Usage {
  const uses = new Map<string, Noted>();
  const use = (name: string): Noted => {
    let found = uses.get(name);
    if (found === undefined)
      uses.set(
        name,
        (found = {
          isCalled: false,
          result: null,
          resultName: null,
          isCondition: false,
          isAwaited: false,
          isNullable: false,
          literals: [],
          collection: null,
          elements: [],
          members: [],
        }),
      );
    return found;
  };

  const visit = (node: ts.Node): void => {
    const name = wordOf(node);
    if (name !== null) note(node as ts.Expression, name);
    if (ts.isForOfStatement(node)) noteLoop(node);
    if (ts.isForInStatement(node)) noteElements(wordOf(node.expression), [], 'object');
    ts.forEachChild(node, visit);
  };

  function noteLoop(node: ts.ForOfStatement): void {
    const walked = walkedBy(node.expression);
    if (!ts.isVariableDeclarationList(node.initializer)) return;
    const binding = node.initializer.declarations[0]?.name;
    if (binding === undefined) return;
    const names = ts.isIdentifier(binding)
      ? [binding.text]
      : ts.isArrayBindingPattern(binding)
        ? [nameAt(binding, 1)]
        : [];
    const isPairs = ts.isArrayBindingPattern(binding);
    noteElements(walked, names, node.awaitModifier !== undefined ? 'stream' : isPairs ? 'map' : 'array');
  }

  function noteElements(
    name: string | null,
    elements: readonly (string | null)[],
    collection: Noted['collection'],
  ): void {
    if (name === null) return;
    const noted = use(name);
    noted.collection ??= collection;
    for (const element of elements) if (element !== null) noted.elements.push(element);
  }

  function note(node: ts.Expression, name: string): void {
    const { parent } = node;
    const noted = use(name);
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) noteMember(noted, name, parent);
    else if (ts.isElementAccessExpression(parent) && parent.expression === node) {
      noted.collection ??= 'array';
      noted.elements.push(elementWord(name));
    } else if (ts.isCallExpression(parent) && parent.expression === node) {
      noted.isCalled = true;
      noted.result ??= resultOf(parent);
      noted.resultName ??= targetOf(parent);
    } else if (ts.isAwaitExpression(parent)) noted.isAwaited = true;
    else if (ts.isBinaryExpression(parent)) noteComparison(noted, node, parent);
    if (isCondition(node)) noted.isCondition = true;
  }

  function noteMember(noted: Noted, name: string, access: ts.PropertyAccessExpression): void {
    const member = access.name.text;
    const isCall = ts.isCallExpression(access.parent) && access.parent.expression === access;
    if (isCall && OF_STRINGS.has(member)) return;
    if (ARRAY.has(member)) noted.collection = 'array';
    else if (isCall && MAP.has(member)) noted.collection = 'map';
    else if (isCall && (member === 'add' || member === 'delete')) noted.collection ??= 'set';
    else if (
      isCall &&
      (member === 'values' ||
        member === 'keys' ||
        member === 'entries' ||
        member === 'forEach' ||
        member === 'has')
    )
      noted.collection ??= member === 'forEach' ? 'array' : 'map';
    else noted.members.push(member);
    if (!isCall || !WALKED.has(member) || !ts.isCallExpression(access.parent)) return;
    const [callback] = access.parent.arguments;
    if (callback === undefined || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)))
      return;
    const first = callback.parameters[0]?.name;
    if (first !== undefined && ts.isIdentifier(first)) use(name).elements.push(first.text);
  }

  function noteComparison(noted: Noted, node: ts.Expression, parent: ts.BinaryExpression): void {
    const other = parent.left === node ? parent.right : parent.left;
    const isEquality = /^[!=]==?$/.test(parent.operatorToken.getText(file));
    if (!isEquality) return;
    const list = ts.isElementAccessExpression(node) ? wordOf(node.expression) : null;
    if (list !== null && ts.isIdentifier(other)) use(list).elements.push(other.text);
    if (other.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(other) && other.text === 'undefined'))
      noted.isNullable = true;
    else if (ts.isStringLiteral(other)) noted.literals.push(other.text);
    else if (ts.isNumericLiteral(other)) noted.literals.push(Number(other.text));
  }

  const links = linksOf(file);
  visit(file);
  /** What a helper does with its parameter is done with what it is given. */
  const of = (name: string): NameUse | null => {
    const own = uses.get(name) ?? null;
    const isTelling =
      own !== null && (own.collection !== null || own.isCalled || own.members.length > 0 || own.isCondition);
    const linked = isTelling ? undefined : uses.get(links.get(name) ?? '');
    return linked ?? own;
  };
  return { of, names: () => [...uses.keys()] };
}

/** Names that are handed to a function of the file, with its name for them. */
function linksOf(file: ts.SourceFile): ReadonlyMap<string, string> {
  const functions = new Map<string, ts.FunctionDeclaration>();
  for (const statement of file.statements)
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined)
      functions.set(statement.name.text, statement);
  const links = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    const called =
      ts.isCallExpression(node) && ts.isIdentifier(node.expression)
        ? functions.get(node.expression.text)
        : undefined;
    if (called !== undefined && ts.isCallExpression(node))
      for (const [at, argument] of node.arguments.entries()) {
        const parameter = called.parameters[at]?.name;
        if (
          ts.isIdentifier(argument) &&
          parameter !== undefined &&
          ts.isIdentifier(parameter) &&
          parameter.text !== argument.text
        )
          links.set(argument.text, parameter.text);
      }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return links;
}

/** The word that stands for an element that is only ever named by its index. */
const elementWord = (list: string): string => `${list}[]`;

/** A variable's or a property's name; `jobs[]` for an element of `jobs`. */
function wordOf(node: ts.Node): string | null {
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)) return null;
  if (ts.isIdentifier(node)) {
    const { parent } = node;
    const isName = ts.isPropertyAccessExpression(parent) && parent.name === node;
    const isDeclared =
      ts.isParameter(parent) || ts.isVariableDeclaration(parent) || ts.isBindingElement(parent);
    return isName || (isDeclared && parent.name === node) ? null : node.text;
  }
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node)) {
    const list = wordOf(node.expression);
    return list === null ? null : elementWord(list);
  }
  return null;
}

/** `list`, `[...list]`, `list.slice()`, `list.values()`, `Array.from(list)` */
function walkedBy(node: ts.Expression): string | null {
  if (ts.isArrayLiteralExpression(node)) {
    const [only] = node.elements;
    return only !== undefined && ts.isSpreadElement(only) ? wordOf(only.expression) : null;
  }
  if (ts.isCallExpression(node)) {
    const [argument] = node.arguments;
    if (argument !== undefined) return walkedBy(argument);
    return ts.isPropertyAccessExpression(node.expression) ? wordOf(node.expression.expression) : null;
  }
  return wordOf(node);
}

function nameAt(binding: ts.ArrayBindingPattern, position: number): string | null {
  const element = binding.elements[position];
  return element !== undefined && ts.isBindingElement(element) && ts.isIdentifier(element.name)
    ? element.name.text
    : null;
}

function resultOf(call: ts.CallExpression): NameUse['result'] {
  const { parent } = call;
  if (ts.isAwaitExpression(parent)) return 'awaited';
  if (ts.isPropertyAccessExpression(parent) && ['then', 'catch', 'finally'].includes(parent.name.text))
    return 'awaited';
  if (isCondition(call)) return 'condition';
  return ts.isExpressionStatement(parent) ? null : 'value';
}

/** `const next = run(task)` */
function targetOf(call: ts.CallExpression): string | null {
  const value = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const { parent } = value;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : null;
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isCondition(parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isBinaryExpression(parent)) {
    const kind = parent.operatorToken.kind;
    return (
      (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) &&
      (parent.left === node || isCondition(parent))
    );
  }
  return false;
}
