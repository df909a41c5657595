// How long a name lives: which function makes it anew each time it runs, and whether that function runs more than once.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { FunctionHeader, Node, Variable } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { readListening } from '../sockets/listening.ts';
import { calledName, isFunction, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { leavesOnceDone } from './leaves-once-done.ts';

/** Returns the variable that an expression starts from; null for `this`, and for what a call returns. */
export function rootVariable(expression: Node, { module }: Identification): Variable | null {
  let at = unwrap(expression);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at.type === 'Identifier' ? module.variableOf(at) : null;
}

/** Returns the function whose run makes a variable; null where no function of this file does. */
export function declaringFunction(
  { declaration }: Variable,
  { module, syntax }: Identification,
): FunctionHeader | null {
  const node = definitionOf(declaration);
  if (node === undefined) return null;
  if (isParameter(declaration)) return module.functionOf(node);
  return syntax.ownerOf(parentOf(node) ?? node);
}

/** Tells whether a variable is given its value once: a constant, a parameter, a `let` with a single assignment. */
export function isGivenOnce({ declaration }: Variable): boolean {
  const writes = declaration.references.filter((use) => use.isWrite()).length;
  return isParameter(declaration) ? writes === 0 : writes <= 1;
}

/** Tells whether one function stands within another, or is it. */
export function isWithin(
  inner: FunctionHeader | null,
  outer: FunctionHeader,
  { module }: Identification,
): boolean {
  let at = inner;
  while (at !== null && at.id !== outer.id)
    at = at.parent === null ? null : (module.functions[at.parent] ?? null);
  return at !== null;
}

/** Tells whether a function is the module itself. */
export function isModule(header: FunctionHeader): boolean {
  return header.parent === null;
}

/** Events that a program, a page or a server hears once. */
const ONCE =
  /^(?:ready|load|DOMContentLoaded|deviceready|listening|listen|whenReady|then|once|nextTick|setImmediate|queueMicrotask)$/;

/**
 * Tells whether a function runs once in the life of its program: the module, one that is called where it stands there, one that nobody
 * can call but a single line of the module, one that waits for something that happens once, `app.whenReady().then(createWindow)`, or
 * one that leaves at once when it has run before.
 */
export function runsOnce(header: FunctionHeader, identification: Identification): boolean {
  if (isModule(header) || leavesOnceDone(header, identification)) return true;
  const { syntax } = identification;
  const { node } = header;
  const outer = outerOf(node);
  if (outer?.type === 'CallExpression')
    return (unwrap(outer.callee) === node || waitsForOccasion(outer)) && isCalledOnce(outer, identification);
  const uses = usesOfOwnName(node, identification);
  if (uses === null) return false;
  const [use] = uses;
  const call = use === undefined ? undefined : outerOf(use);
  const isCall = call?.type === 'CallExpression' && (unwrap(call.callee) === use || waitsForOccasion(call));
  return uses.length === 1 && isCall && syntax.ownerOf(call) !== null && isCalledOnce(call, identification);
}

/** `app.on('ready', start)`, `server.listen(port, start)`, `loaded.then(start)` */
function waitsForOccasion(call: TSESTree.CallExpression): boolean {
  const listening = readListening(call);
  return ONCE.test(listening?.event ?? calledName(call));
}

function isCalledOnce(call: Node, identification: Identification): boolean {
  const owner = identification.syntax.ownerOf(call);
  for (let at: Node | undefined = call; at !== undefined && !isFunction(at); at = parentOf(at))
    if (/^(?:For|While|DoWhile)/.test(at.type)) return false;
  return owner === null || runsOnce(owner, identification);
}

/** Lists the mentions of the name that a function was declared or initialised with; null where it has none, or is exported there. */
export function usesOfOwnName(node: Node, { module }: Identification): readonly Node[] | null {
  const outer = outerOf(node);
  const name =
    node.type === 'FunctionDeclaration'
      ? node.id
      : outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier'
        ? outer.id
        : null;
  const variable = name === null ? null : module.variableOf(name);
  if (variable === null || isExported(node)) return null;
  // References hold nodes, typed as unknown so that every scope manager fits.
  return variable.declaration.references
    .filter((use) => use.isRead())
    .map(({ identifier }) => identifier as Node);
}

/** Tells whether a function is exported where it is declared. */
export function isExported(node: Node): boolean {
  const declaration = node.type === 'FunctionDeclaration' ? node : parentOf(outerOf(node) ?? node);
  return /^Export/.test(parentOf(declaration ?? node)?.type ?? '') || /^Export/.test(declaration?.type ?? '');
}
