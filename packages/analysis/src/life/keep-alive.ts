// What notices that the other end of a link has vanished: a ping, an idle timeout, messages of the program's own that want answers.
import type { FileAnalysis } from '../file-analysis.ts';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { eachNode, isFunction, memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import type { LifeContext } from './life-context.ts';
import type { Source } from '../source.ts';
import type { SocketBirth } from './socket-births.ts';

/** Names and texts of whatever looks after a link. A name proves nothing, so it only keeps us from asking for more. */
const WORDS =
  /heart_?-?beat|keep_?-?alive|(?:^|[^a-z])p[io]ng(?:$|[^a-z])|^p[io]ng|p[io]ng$|P[io]ng|is_?alive|idle_?(?:time|limit)|inactiv|last_?seen|watchdog|liveness/i;

/** Prepares the answer for the sockets of one file; the file is walked when it is first asked for. */
export function findKeepAlive(
  { source, identification }: LifeContext,
  importedFile: FileAnalysis['importedFile'],
): (birth: SocketBirth, escape: Node | null) => Node | null {
  let found: readonly Node[] | undefined;
  const { syntax, typeOf, functionNamed } = identification;
  const gather = (): readonly Node[] => [...eachNode(source.ast)].filter(looksAfterLinks);
  return ({ type }, escape) => {
    const { heartbeat } = type.row;
    if (heartbeat === undefined) return null;
    const [word] = (found ??= gather());
    if (word !== undefined) return word;
    for (const call of syntax.calls) {
      const callee = unwrap(call.callee);
      const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
      if (heartbeat.idle?.includes(name) === true) return call;
      if (callee.type !== 'Identifier' || callee.name !== 'setInterval') continue;
      const timed = call.arguments[0] === undefined ? null : functionNamed(call.arguments[0]);
      if (timed !== null && isFunction(timed.node) && sends(timed.node, typeOf)) return call;
    }
    return escape === null || isSearchable(escape, source, identification, importedFile) ? null : escape;
  };
}

/** Files away from the one that has the socket. */
const MAX_HOPS = 3;

/** Whether the socket is handed to code of this project alone, and nothing there looks after links. */
function isSearchable(
  escape: Node,
  source: Source,
  identification: Identification,
  importedFile: FileAnalysis['importedFile'],
): boolean {
  if (escape.type !== 'CallExpression' && escape.type !== 'NewExpression') return false;
  if (!isOfProject(escape.callee, identification)) return false;
  const seen = new Set<Source>([source]);
  const isSilent = (file: Source, opened: FileAnalysis['importedFile'], hops: number): boolean =>
    file.ast.body.every((statement) => {
      if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return true;
      const { value } = statement.source;
      if (!value.startsWith('.')) return true;
      const next = hops === 0 ? null : opened(value);
      if (next === null) return false;
      if (seen.has(next.source)) return true;
      seen.add(next.source);
      if ([...eachNode(next.source.ast)].some(looksAfterLinks)) return false;
      return isSilent(next.source, next.importedFile, hops - 1);
    });
  return isSilent(source, importedFile, MAX_HOPS);
}

/** `attach(…)`, `sessions.add(…)` of a `sessions` that is imported, or made by what is imported, from a file beside this one. */
function isOfProject(callee: Node, { importOf, module }: Identification): boolean {
  let root = unwrap(callee);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const imported = importOf(root)?.module;
  if (imported !== undefined) return imported.startsWith('.');
  const variable = root.type === 'Identifier' ? module.variableOf(root) : null;
  const declared = definitionOf(variable?.declaration);
  const made =
    declared?.type === 'VariableDeclarator' && declared.init !== null ? unwrap(declared.init) : null;
  return (
    (made?.type === 'NewExpression' || made?.type === 'CallExpression') &&
    importOf(made.callee)?.module.startsWith('.') === true
  );
}

function looksAfterLinks(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return WORDS.test(node.name);
    case 'Literal':
      return typeof node.value === 'string' && node.value.length < 40 && WORDS.test(node.value);
    default:
      return false;
  }
}

/** What sends again and again finds out, in the end, that nobody takes it. */
function sends(timed: Node, typeOf: LifeContext['identification']['typeOf']): boolean {
  for (const node of eachNode(timed)) {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
    if (callee?.type !== 'MemberExpression') continue;
    const row = socketOf(typeOf(callee.object))?.row;
    const role = row?.methods[memberName(callee) ?? '']?.role;
    if (role === 'send' || role === 'control') return true;
  }
  return false;
}
