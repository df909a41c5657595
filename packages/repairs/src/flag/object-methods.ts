// Methods of an object literal: which there are, one line more at the start of one, one method more.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { frameArrow } from '../frame/frame-arrow.ts';
import type { Edit, Refusal } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { isFunction, memberName, type FunctionNode } from '../syntax/tree.ts';

/** Lists the properties of an object literal by their names. */
export function methodsOf({ properties }: TSESTree.ObjectExpression): ReadonlyMap<string, TSESTree.Property> {
  const named = new Map<string, TSESTree.Property>();
  for (const property of properties)
    if (property.type === 'Property' && !property.computed && property.key.type === 'Identifier')
      named.set(property.key.name, property);
  return named;
}

/** A statement that a method has to begin with. */
export interface FirstLine {
  readonly method: string;
  /** As a new method declares it: `socket`; null where it takes nothing. */
  readonly parameter: string | null;
  /** How a new method is written, and an old one has to be: an arrow function keeps the `this` around it. */
  readonly form?: 'arrow' | 'method';
  /** Prints the statement, with the name of the first parameter. */
  readonly print: (parameter: string) => string;
}

/** Puts a statement at the start of a method, which is added where the object has none: `cancel() { closed = true; }`. */
export function beginMethod(
  object: TSESTree.ObjectExpression,
  line: FirstLine,
  source: Source,
): readonly Edit[] | Refusal {
  const property = methodsOf(object).get(line.method);
  if (object.properties.some(({ type }) => type === 'SpreadElement'))
    return { refused: `its \`${line.method}\` may come from another object` };
  if (property === undefined) return addMethod(object, line, source);
  if (!isFunction(property.value)) return { refused: `its \`${line.method}\` is a function out of sight` };
  return beginFunction(property.value, line, source);
}

/** Puts a statement at the start of a function. */
export function beginFunction(
  made: FunctionNode,
  line: FirstLine,
  source: Source,
): readonly Edit[] | Refusal {
  const name = parameterOf(made, line);
  if (name === null) return { refused: `its \`${line.method}\` takes its parameters apart` };
  const added = line.parameter === null || made.params.length > 0 ? [] : addParameter(made, name, source);
  if (added === null) return { refused: `its \`${line.method}\` has no parameter` };
  const { body } = made;
  const statement = line.print(name);
  if (body.type === 'BlockStatement') return [...added, beginBlock(body, statement, source)];
  if (made.type !== 'ArrowFunctionExpression') return [];
  const edits = frameArrow(made, body, { before: [statement], depth: 0, after: [] }, source);
  if ('refused' in edits) return edits;
  const lead = isForItsEffect(body) ? '' : 'return ';
  const returned: readonly Edit[] =
    lead === '' ? [] : [{ range: [body.range[0], body.range[0]], text: lead }];
  return [...added, ...edits, ...returned];
}

const AT_ONCE =
  /^(?:add|clear|debug|delete|dispatchEvent|emit|error|info|log|next|ping|push|resolve|send|set|warn)$/;

/** Nobody asks a listener for what it has assigned, or for what a call gives that has nobody wait. */
function isForItsEffect(body: Node): boolean {
  if (body.type === 'AssignmentExpression') return true;
  const call = body.type === 'ChainExpression' ? body.expression : body;
  if (call.type !== 'CallExpression') return false;
  const { callee } = call;
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  return AT_ONCE.test(callee.type === 'Identifier' ? callee.name : (name ?? ''));
}

/** What the first parameter is called; null where it is no name. */
function parameterOf({ params: [first] }: FunctionNode, { parameter }: FirstLine): string | null {
  if (parameter === null || first === undefined) return parameter ?? '';
  return first.type === 'Identifier' ? first.name : null;
}

function addParameter(made: FunctionNode, name: string, { text }: Source): readonly Edit[] | null {
  const brackets = text.indexOf('()', made.range[0]);
  if (brackets === -1 || brackets > made.body.range[0]) return null;
  return [{ range: [brackets + 1, brackets + 1], text: name }];
}

function beginBlock(block: TSESTree.BlockStatement, statement: string, source: Source): Edit {
  const { text } = source;
  const [start, end] = block.range;
  const [first] = block.body;
  const base = indentationAt(text, start);
  const style = styleOf(source);
  if (first === undefined && !hasComment([start, end], source))
    return { range: [start, end], text: `{\n${printLines([`\t${statement}`], base, style)}\n${base}}` };
  const isInLine = first !== undefined && !startsLine(text, first.range[0]);
  const added = isInLine ? ` ${statement}` : `\n${printLines([`\t${statement}`], base, style)}`;
  return { range: [start + 1, start + 1], text: added };
}

function addMethod(
  object: TSESTree.ObjectExpression,
  { method, parameter, form, print }: FirstLine,
  source: Source,
): readonly Edit[] {
  const { text } = source;
  const style = styleOf(source);
  const last = object.properties.at(-1);
  const outer = indentationAt(text, object.range[0]);
  const head = form === 'arrow' ? `${method}: (${parameter ?? ''}) =>` : `${method}(${parameter ?? ''})`;
  const lines = [`${head} {`, `\t${print(parameter ?? '')}`, '}'];
  const below = `\n${printLines(lines, outer + style.unit, style)}`;
  if (last === undefined) return [{ range: object.range, text: `{${below},\n${outer}}` }];
  if (!text.slice(...object.range).includes('\n')) return spread(object, below, source);
  const comma = commaBehind(last, source);
  const end = comma === null ? last.range[1] : comma + 1;
  const before = comma === null ? ',' : '';
  const after = comma === null ? '' : ',';
  if (startsLine(text, last.range[0])) {
    const printed = printLines(lines, indentationAt(text, last.range[0]), style);
    return [{ range: [end, end], text: `${before}\n${printed}${after}` }];
  }
  // It begins in the line of the bracket, so its lines are indented as if the bracket were its own.
  return [{ range: [end, end], text: `${before} ${printLines(lines, outer, style).trimStart()}${after}` }];
}

function commaBehind(last: Node, { text }: Source): number | null {
  const gap = /^\s*,/.exec(text.slice(last.range[1]))?.[0];
  return gap === undefined ? null : last.range[1] + gap.length - 1;
}

/** `{ start, pull }` gets a line for each. */
function spread(
  { properties, range }: TSESTree.ObjectExpression,
  below: string,
  source: Source,
): readonly Edit[] {
  const outer = indentationAt(source.text, range[0]);
  const edits: Edit[] = [];
  let end = range[0] + 1;
  for (const { range: own } of properties) {
    const comma = edits.length === 0 ? '' : ',';
    edits.push({ range: [end, own[0]], text: `${comma}\n${outer}${styleOf(source).unit}` });
    end = own[1];
  }
  return [...edits, { range: [end, range[1] - 1], text: `,${below},\n${outer}` }];
}
