// Functions whose parameters a call within gives away: `response.writeHead(200, { 'Content-Type': 'text/event-stream' })`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Library, Parameters, ShownRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import type { Inference } from './inference.ts';
import type { SyntaxIndex } from './syntax-index.ts';
import { isFunction, memberName, unwrap, type FunctionLike } from './tree.ts';

/** What a function must have been handed, by what it does with it. */
export interface Shown {
  readonly library: Library;
  readonly parameters: Parameters;
}

type Found = ReadonlyMap<FunctionLike, readonly Shown[]>;

const found = new WeakMap<SyntaxIndex, Found>();

/** Lists what a function is handed by the calls on its parameters that have no type of their own. */
export function shownOf(owner: FunctionLike, inference: Inference): readonly Shown[] {
  const { syntax } = inference;
  let known = found.get(syntax);
  if (known === undefined) found.set(syntax, (known = findShown(inference)));
  return known.get(owner) ?? [];
}

function findShown(inference: Inference): Found {
  const all = new Map<FunctionLike, Shown[]>();
  const { index, syntax } = inference;
  for (const call of index.shown.length === 0 ? [] : syntax.calls) {
    for (const { library, row } of index.shown) {
      const place = parameterOf(call, row, inference);
      if (place === null) continue;
      const { owner, position } = place;
      const parameters = [...Array<null>(position).fill(null), ...row.handed].slice(row.at);
      all.set(owner, [...(all.get(owner) ?? []), { library, parameters }]);
    }
  }
  return all;
}

/** The parameter that such a call is made on. */
function parameterOf(
  { callee: called, arguments: given }: TSESTree.CallExpression | TSESTree.NewExpression,
  { methods, through, word }: ShownRow,
  { module, source }: Inference,
): { readonly owner: FunctionLike; readonly position: number } | null {
  const callee = unwrap(called);
  if (callee.type !== 'MemberExpression' || !methods.includes(memberName(callee) ?? '')) return null;
  const target = unwrap(callee.object);
  const named = through === undefined ? target : objectOf(target, through);
  if (named?.type !== 'Identifier') return null;
  const textOf = (node: Node): string => source.text.slice(...node.range);
  if (!given.some((argument) => textOf(valueOf(argument, module)).includes(word))) return null;
  const definition = module.variableOf(named)?.declaration.defs[0];
  // Definitions come from any scope manager, which types their nodes as unknown.
  const owner = definition?.type === 'Parameter' ? (definition.node as Node) : undefined;
  if (!isFunction(owner)) return null;
  const { name } = named;
  const position = owner.params.findIndex(
    (parameter) =>
      parameter.type === 'Identifier' && parameter.name === name && parameter.typeAnnotation === undefined,
  );
  return position === -1 ? null : { owner, position };
}

/** `reply.raw` → `reply` */
function objectOf(node: Node, member: string): Node | null {
  return node.type === 'MemberExpression' && memberName(node) === member ? unwrap(node.object) : null;
}

/** `const headers = { … }; response.writeHead(200, headers)`: what a name holds, else the expression itself. */
function valueOf(argument: Node, module: Inference['module']): Node {
  if (argument.type !== 'Identifier') return argument;
  const definition = module.variableOf(argument)?.declaration.defs[0];
  // As above.
  const node = definition?.type === 'Variable' ? (definition.node as Node) : undefined;
  return node?.type === 'VariableDeclarator' ? (node.init ?? argument) : argument;
}
