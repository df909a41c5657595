// A method that overrides one that tells has to tell too, whatever else it does: what the method above it answers, or that it sends nothing.
import { findSentPaths, NEVER, SENT, type Node, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { isLogOf } from '../guard-error-handler/error-log.ts';
import { endWithComment, hasComment } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { eachOfThisRun, eachWithin, memberName, outerOf, type FunctionNode } from '../syntax/tree.ts';
import type { ResultWords } from './result-words.ts';
import { sayResult } from './said-result.ts';

/** Names the class of a method; null for any other function. */
export function classOf(fn: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  const member = outerOf(fn);
  const owner = member?.type === 'MethodDefinition' ? outerOf(member.parent) : null;
  return owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression' ? owner : null;
}

/** Tells whether a method's class extends the class of another by its name, which an import may have changed. */
export function extendsClass(fn: Node, names: ReadonlySet<string>): boolean {
  const above = classOf(fn)?.superClass;
  return above?.type === 'Identifier' && names.has(above.name);
}

/** Tells whether a method does nothing, or only logs that it was called: what fulfils an abstract method so has reached nobody. */
export function isSilent({ body, async: isAsync }: FunctionNode): boolean {
  return !isAsync && body.type === 'BlockStatement' && body.body.every((one) => isLogOf(null, one));
}

/** Makes an overriding method tell; refuses where it gives something already, or asks the method above it more than once. */
export function answerOverride(
  fn: FunctionNode,
  name: Node,
  words: ResultWords,
  source: Source,
): readonly Edit[] | Refusal {
  const { body } = fn;
  if (body.type !== 'BlockStatement' || fn.generator) return { refused: 'it has no statements' };
  const said = sayResult({ node: fn, name }, words, source);
  if (isRefusal(said)) return said;
  const calls = superCalls(fn, name);
  const [call] = calls;
  if (calls.length > 1) return { refused: 'it asks the method that it overrides more than once' };
  const asked = call === undefined ? null : statementOf(call, body);
  if (call !== undefined && asked === null)
    return { refused: 'it asks the method that it overrides only sometimes' };
  const paths = findSentPaths(body, (part) => (part === asked ? 'sends' : null));
  const valueOf = (ways: number): string =>
    asked !== null && (ways & SENT) !== 0 ? words.variable : words.none;
  const edits: Edit[] = [...said];
  for (const statement of eachOfThisRun(body)) {
    if (statement.type !== 'ReturnStatement') continue;
    if (statement.argument !== null) return { refused: 'it gives something already' };
    const at = statement.range[0] + 'return'.length;
    edits.push({ range: [at, at], text: ` ${valueOf(paths.returns.get(statement) ?? NEVER)}` });
  }
  if (asked !== null)
    edits.push({ range: [asked.range[0], asked.range[0]], text: `const ${words.variable} = ` });
  if (paths.end === NEVER) return edits;
  const last = body.body.at(-1);
  if (last === undefined && !hasComment(body.range, source)) {
    const base = indentationAt(source.text, body.range[0]);
    const lines = ['{', `\treturn ${words.none}${styleOf(source).semicolon}`, '}'];
    const block = printLines(lines, base, styleOf(source)).slice(base.length);
    return [...edits, { range: body.range, text: block }];
  }
  if (last === undefined || !startsLine(source.text, last.range[0]))
    return { refused: 'its statements share a line' };
  const end = endWithComment(last, source);
  const line = `return ${valueOf(paths.end)}${styleOf(source).semicolon}`;
  return [...edits, { range: [end, end], text: `\n${indentationAt(source.text, last.range[0])}${line}` }];
}

/** `super.deliver(text)` */
function superCalls(fn: FunctionNode, name: Node): readonly Node[] {
  return [...eachWithin(fn.body)].filter(
    (inner) =>
      inner.type === 'CallExpression' &&
      inner.callee.type === 'MemberExpression' &&
      inner.callee.object.type === 'Super' &&
      name.type === 'Identifier' &&
      memberName(inner.callee) === name.name,
  );
}

/** The statement that does nothing but ask, among those of the body itself. */
function statementOf(call: Node, body: TSESTree.BlockStatement): TSESTree.ExpressionStatement | null {
  const outer = outerOf(call);
  const statement = outer?.type === 'AwaitExpression' ? outerOf(outer) : outer;
  return statement?.type === 'ExpressionStatement' && body.body.includes(statement) ? statement : null;
}
