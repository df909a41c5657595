// Adds the plugin to a flat configuration, as text, so that layout and comments stay as they are.
import { firstLineOf } from '@socket-safety/codemod-host';
import { parseModule } from 'magicast';

const PLUGIN = 'eslint-plugin-socket-safety';
const NAME = 'socketSafety';

/** What came of it: a new text, nothing to do, a text that does not parse, or a shape that nobody here understands. */
export type Extended =
  | { readonly kind: 'extended'; readonly text: string }
  | { readonly kind: 'present' }
  | { readonly kind: 'not-parsed'; readonly reason: string }
  | { readonly kind: 'not-understood' };

/** The part of a syntax tree that is looked at. `start` and `end` are UTF-16 offsets. */
interface Tree {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Where elements of a list stand, and where it ends. */
interface List {
  readonly elements: readonly Tree[];
  readonly start: number;
  readonly end: number;
}

/** Adds `socketSafety.configs.<preset>` behind everything else, and the line that imports it. */
export function extendConfig(text: string, preset: string): Extended {
  if (text.includes(PLUGIN)) return { kind: 'present' };
  const parsed = parse(text);
  if ('reason' in parsed) return { kind: 'not-parsed', reason: parsed.reason };
  const { body } = parsed;
  if (body === null || text.includes(NAME)) return { kind: 'not-understood' };
  const exported = findExported(body);
  const list = exported === null ? null : listIn(exported.value, body);
  if (exported === null || list === null) return { kind: 'not-understood' };
  const loading = exported.isCommonJs
    ? `const ${NAME} = require('${PLUGIN}');`
    : `import ${NAME} from '${PLUGIN}';`;
  const edits = [insertElement(text, list, `${NAME}.configs.${preset}`), insertLoading(text, body, loading)];
  // From the last to the first, so that offsets stay right.
  const sorted = edits.sort((left, right) => right.at - left.at);
  return {
    kind: 'extended',
    text: sorted.reduce((now, { at, added }) => now.slice(0, at) + added + now.slice(at), text),
  };
}

function parse(text: string): { readonly body: readonly Tree[] | null } | { readonly reason: string } {
  // Tabs, returns and a byte order mark would move its offsets.
  const blanked = text.replace(/[\t\r\uFEFF]/g, ' ');
  try {
    // Its types are those of Babel, which do not promise offsets.
    const program = parseModule(blanked).$ast as unknown as { readonly body: readonly Tree[] };
    return { body: program.body.every(({ start }) => typeof start === 'number') ? program.body : null };
  } catch (thrown) {
    return { reason: firstLineOf(thrown) };
  }
}

function findExported(body: readonly Tree[]): { readonly value: Tree; readonly isCommonJs: boolean } | null {
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration')
      return { value: treeAt(statement, 'declaration'), isCommonJs: false };
    const assigned = statement.type === 'ExpressionStatement' ? treeAt(statement, 'expression') : null;
    if (assigned?.type !== 'AssignmentExpression') continue;
    const left = treeAt(assigned, 'left');
    if (left.type !== 'MemberExpression') continue;
    if (treeAt(left, 'object')['name'] === 'module' && treeAt(left, 'property')['name'] === 'exports')
      return { value: treeAt(assigned, 'right'), isCommonJs: true };
  }
  return null;
}

/** `[…]`, `defineConfig([…])`, `tseslint.config(…)`, or a variable that holds one of them. */
function listIn(value: Tree, body: readonly Tree[], depth = 3): List | null {
  if (depth === 0) return null;
  switch (value.type) {
    case 'ArrayExpression':
      return { elements: treesAt(value, 'elements'), start: value.start + 1, end: value.end - 1 };
    case 'TSSatisfiesExpression':
    case 'TSAsExpression':
      return listIn(treeAt(value, 'expression'), body, depth);
    case 'Identifier': {
      const init = findVariable(value['name'], body);
      return init === null ? null : listIn(init, body, depth - 1);
    }
    case 'CallExpression':
      return listInCall(value, body, depth);
    default:
      return null;
  }
}

function listInCall(call: Tree, body: readonly Tree[], depth: number): List | null {
  const callee = treeAt(call, 'callee');
  const name = callee.type === 'MemberExpression' ? treeAt(callee, 'property')['name'] : callee['name'];
  if (name !== 'defineConfig' && name !== 'config') return null;
  const given = treesAt(call, 'arguments');
  const [only] = given;
  if (only === undefined) return null;
  if (given.length === 1 && only.type === 'ArrayExpression') return listIn(only, body, depth);
  return { elements: given, start: only.start, end: call.end - 1 };
}

function findVariable(name: unknown, body: readonly Tree[]): Tree | null {
  for (const statement of body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const declared of treesAt(statement, 'declarations'))
      if (treeAt(declared, 'id')['name'] === name && declared['init'] !== null)
        return treeAt(declared, 'init');
  }
  return null;
}

interface Insertion {
  readonly at: number;
  readonly added: string;
}

function insertElement(text: string, { elements, start, end }: List, element: string): Insertion {
  const last = elements.at(-1);
  if (last === undefined) return { at: start, added: element };
  const gap = text.slice(last.end, end);
  const comma = afterComma(gap);
  if (!gap.includes('\n'))
    return comma === null
      ? { at: last.end, added: `, ${element}` }
      : { at: last.end + comma, added: ` ${element},` };
  const lineStart = text.lastIndexOf('\n', last.end - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(startOfFirstLine(text, last, lineStart)))?.[0] ?? '';
  const line = `${lineBreakOf(text)}${indent}${element}`;
  if (comma === null) return { at: last.end, added: `,${line}` };
  // What follows the comma on its line is a comment about the last element.
  const rest = /^[^\r\n]*/.exec(text.slice(last.end + comma))?.[0].length ?? 0;
  return { at: last.end + comma + rest, added: `${line},` };
}

/** Where the text goes on behind the comma that ends the last element, before which comments may stand; null without one. */
function afterComma(gap: string): number | null {
  for (let at = 0; at < gap.length;) {
    if (gap[at] === ',') return at + 1;
    const close = gap.startsWith('//', at) ? '\n' : gap.startsWith('/*', at) ? '*/' : null;
    const end = close === null ? at : gap.indexOf(close, at + 2);
    if (end < 0) return null;
    at = end + (close?.length ?? 1);
  }
  return null;
}

/** Start of the line on which an element begins; it may end on a later one. */
function startOfFirstLine(text: string, { start }: Tree, lineStart: number): number {
  return start < lineStart ? text.lastIndexOf('\n', start - 1) + 1 : lineStart;
}

function insertLoading(text: string, body: readonly Tree[], loading: string): Insertion {
  const last = body.filter((statement) => loads(statement, text)).at(-1);
  const semicolon = last === undefined || text[last.end - 1] === ';';
  const isDouble = last !== undefined && /"/.test(text.slice(last.start, last.end));
  const written = (semicolon ? loading : loading.slice(0, -1)).replaceAll("'", isDouble ? '"' : "'");
  const lineBreak = lineBreakOf(text);
  if (last !== undefined) return { at: last.end, added: `${lineBreak}${written}` };
  return { at: body[0]?.start ?? 0, added: `${written}${lineBreak}${lineBreak}` };
}

function loads(statement: Tree, text: string): boolean {
  if (statement.type === 'ImportDeclaration') return true;
  return (
    statement.type === 'VariableDeclaration' &&
    /\brequire\(/.test(text.slice(statement.start, statement.end)) &&
    !text.slice(statement.start, statement.end).includes('\n')
  );
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function treeAt(tree: Tree, key: string): Tree {
  // Asked only of keys that its kind of node has.
  return tree[key] as Tree;
}

function treesAt(tree: Tree, key: string): readonly Tree[] {
  return (tree[key] as readonly (Tree | null)[]).filter((one) => one !== null);
}
