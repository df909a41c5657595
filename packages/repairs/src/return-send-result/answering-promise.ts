// A promise that rejects where its send fails becomes one that says whether it was sent.
import type { Node, Range, Sender, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { frameArrow } from '../frame/frame-arrow.ts';
import { frameStatements, type Frame } from '../frame/frame-statements.ts';
import { isRefusal, type Edit, type Refusal, type RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { isInside, outerOf, type FunctionNode } from '../syntax/tree.ts';
import { askFirst } from './open-first.ts';
import { readPoint, type SendPoint } from './send-point.ts';
import { dropUnused } from './unused-parameters.ts';

/** Rewrites the executors in which a function sends; nothing where there is none. */
export function answerInPromises(sender: Sender, context: RepairContext): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  for (const call of sender.calls) {
    const point = readPoint(call, sender);
    if (isRefusal(point)) return point;
    if (point.executor === null) continue;
    const more = answerInExecutor(point, point.executor, sender, context);
    if (isRefusal(more)) return more;
    edits.push(...more);
  }
  return edits;
}

function answerInExecutor(
  { call }: SendPoint,
  executor: FunctionNode,
  sender: Sender,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { source, language } = context;
  const [resolve, reject] = executor.params;
  if (resolve?.type !== 'Identifier') return { refused: 'its promise is never fulfilled' };
  const callback = call.node.arguments.at(-1);
  const edits: Edit[] = [];
  const choices: Choice[] = [];
  for (const use of usesOf(resolve, source)) {
    const told = callOf(use);
    if (told === null) return { refused: '`resolve` is handed on' };
    const inCallback = callback !== undefined && isInside(use, callback);
    if (!inCallback && use.range[0] > call.node.range[0])
      return { refused: 'its promise does not wait for the send' };
    const choice = inCallback ? choiceOf(told) : null;
    if (choice !== null) choices.push(choice);
    else edits.push({ range: told.range, text: `${resolve.name}(${inCallback ? 'true' : 'false'})` });
  }
  const rejections = reject?.type === 'Identifier' ? usesOf(reject, source).map(callOf) : [];
  if (rejections.includes(null)) return { refused: '`reject` is handed on' };
  for (const choice of choices)
    edits.push({ range: wholeOf(choice, source), text: `${resolve.name}(!${choice.error})` });
  const told = rejections
    .filter((one) => one !== null)
    .filter((one) => !choices.some(({ node }) => isInside(one, node)));
  edits.push(...told.map(({ range }) => ({ range, text: `${resolve.name}(false)` })));
  if (reject !== undefined) edits.push({ range: [resolve.range[1], reject.range[1]], text: '' });
  edits.push(...dropUnused(told, executor, source));
  const checked = askInExecutor({ call, executor, resolve: resolve.name }, context);
  if (isRefusal(checked)) return checked;
  // What is replaced as a whole has no lines of its own to shift.
  const framed = checked.filter(
    ({ range: [at] }) => !edits.some(({ range }) => range[0] < at && at < range[1]),
  );
  return [...edits, ...framed, ...(language === 'ts' ? typeOfPromise(executor, sender, source) : [])];
}

/** `error ? reject(error) : resolve()` */
interface Choice {
  readonly node: TSESTree.ConditionalExpression;
  readonly error: string;
}

function choiceOf(resolved: TSESTree.CallExpression): Choice | null {
  const node = outerOf(resolved);
  if (node?.type !== 'ConditionalExpression' || node.alternate !== resolved) return null;
  const { test, consequent } = node;
  if (test.type !== 'Identifier' || consequent.type !== 'CallExpression') return null;
  const [given] = consequent.arguments;
  const isSame = given?.type === 'Identifier' && given.name === test.name;
  return isSame && consequent.arguments.length === 1 ? { node, error: test.name } : null;
}

/** With the brackets that formatters put around it. */
function wholeOf({ node: { range } }: Choice, { text }: Source): Range {
  const [start, end] = range;
  const gap = /=>\s*(\(\s*)$/.exec(text.slice(0, start))?.[1];
  const closing = /^\s*\)/.exec(text.slice(end))?.[0];
  return gap === undefined || closing === undefined ? range : [start - gap.length, end + closing.length];
}

/**
 * Asks before the send, since a library that calls back still throws in a state of which it cannot tell anybody, and answers what the
 * send throws: in an executor that is a rejection too.
 */
function askInExecutor(
  {
    call,
    executor,
    resolve,
  }: { readonly call: SendPoint['call']; readonly executor: FunctionNode; readonly resolve: string },
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { source } = context;
  const { semicolon } = styleOf(source);
  const holder = outerOf(call.node);
  if (holder === null) return { refused: 'the send is part of a longer expression' };
  const answer = `${resolve}(false)${semicolon}`;
  const asked = askFirst(call, holder, [answer, `return${semicolon}`], context);
  if (isRefusal(asked)) return asked;
  const frame = {
    before: [...asked.lines, 'try {'],
    depth: 1,
    after: ['} catch {', `\t${answer}`, '}'],
  };
  const framed = frameSend(holder, call.node, executor, frame, source);
  return isRefusal(framed) ? framed : [...framed, ...asked.edits];
}

function frameSend(
  holder: Node,
  call: Node,
  executor: FunctionNode,
  frame: Frame,
  source: Source,
): readonly Edit[] | Refusal {
  if (holder.type === 'ArrowFunctionExpression' && holder === executor)
    return frameArrow(holder, call, frame, source);
  return holder.type === 'ExpressionStatement'
    ? frameStatements({ first: holder, last: holder, kept: null }, frame, source)
    : { refused: 'the send is part of a longer expression' };
}

/** `new Promise<void>` becomes `new Promise<boolean>`; one without a type gets it where the function does not say it. */
function typeOfPromise(executor: FunctionNode, { node: fn }: Sender, source: Source): readonly Edit[] {
  const made = executor.parent;
  if (made.type !== 'NewExpression') return [];
  const [written] = made.typeArguments?.params ?? [];
  if (written !== undefined)
    return source.text.slice(...written.range) === 'boolean'
      ? []
      : [{ range: written.range, text: 'boolean' }];
  const isSaid = fn.returnType != null && outerOf(made)?.type !== 'AwaitExpression';
  const at = made.callee.range[1];
  return isSaid ? [] : [{ range: [at, at], text: '<boolean>' }];
}

function usesOf(parameter: TSESTree.Identifier, source: Source): readonly Node[] {
  for (const { variables } of source.scopes)
    for (const variable of variables)
      if (variable.identifiers.includes(parameter))
        // Scope managers type the nodes of references as unknown.
        return variable.references.map(({ identifier }) => identifier as Node);
  return [];
}

function callOf(use: Node): TSESTree.CallExpression | null {
  const outer = outerOf(use);
  return outer?.type === 'CallExpression' && outer.callee === use ? outer : null;
}
