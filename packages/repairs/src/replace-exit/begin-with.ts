// Puts a statement at the start of a close handler, under the condition that nobody closed the link on purpose.
import type { Source } from '@socket-safety/analysis';
import { frameArrow } from '../frame/frame-arrow.ts';
import type { Edit, Refusal } from '../repair.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import type { FunctionNode } from '../syntax/tree.ts';

const ON_PURPOSE = 1000;
/** Columns that every line may have, with what some levels of indentation take. */
const SHORT = 70;

/** The statement, and how the handler is told the close code: it is its first argument, or stands in an event; null for not at all. */
export interface FirstStatement {
  readonly line: string;
  readonly code: 'argument' | 'event' | null;
  /** It comes in place of what an arrow function without a block does. */
  readonly isWhole: boolean;
}

/** Adds the statement, and the parameter that it needs. */
export function beginWith(
  handler: FunctionNode,
  { line, code, isWhole }: FirstStatement,
  source: Source,
): readonly Edit[] | Refusal {
  const known = code === null ? { name: null, edits: [] } : nameCode(handler, code, source);
  if (known === null)
    return { refused: 'the close handler takes its parameters in a way that leaves no name for the code' };
  const lines = known.name === null ? [line] : unlessOnPurpose(known.name, line);
  const { body } = handler;
  const style = styleOf(source);
  if (body.type !== 'BlockStatement') {
    if (handler.type !== 'ArrowFunctionExpression') return { refused: 'the handler has no block' };
    if (isWhole) {
      const base = indentationAt(source.text, handler.range[0]);
      const block = printLines(['{', ...lines.map((one) => `\t${one}`), '}'], base, style).slice(base.length);
      return [...known.edits, { range: body.range, text: block }];
    }
    const framed = frameArrow(handler, body, { before: lines, depth: 0, after: [] }, source);
    return 'refused' in framed ? framed : [...known.edits, ...framed];
  }
  const [first] = body.body;
  if (first === undefined || !startsLine(source.text, first.range[0]))
    return { refused: 'the close handler stands in one line' };
  const base = indentationAt(source.text, body.range[0]);
  const at = body.range[0] + 1;
  const printed = printLines(
    lines.map((one) => `\t${one}`),
    base,
    style,
  );
  return [...known.edits, { range: [at, at], text: `\n${printed}` }];
}

/** In one line where that is short wherever it stands. */
function unlessOnPurpose(code: string, line: string): readonly string[] {
  const test = `if (${code} !== ${ON_PURPOSE})`;
  const whole = `${test} ${line}`;
  return whole.length <= SHORT ? [whole] : [`${test} {`, `\t${line}`, '}'];
}

/** The name that the code has in a handler; null where none can be had. */
function nameCode(
  { params, range, body }: FunctionNode,
  code: 'argument' | 'event',
  { text }: Source,
): { readonly name: string; readonly edits: readonly Edit[] } | null {
  const [first] = params;
  if (first === undefined) {
    const brackets = text.indexOf('()', range[0]);
    if (brackets === -1 || brackets > body.range[0]) return null;
    const at = brackets + 1;
    const parameter = code === 'argument' ? 'code' : 'event';
    return {
      name: code === 'argument' ? 'code' : 'event.code',
      edits: [{ range: [at, at], text: parameter }],
    };
  }
  if (first.type === 'Identifier')
    return { name: code === 'argument' ? first.name : `${first.name}.code`, edits: [] };
  if (code === 'argument' || first.type !== 'ObjectPattern') return null;
  for (const property of first.properties)
    if (
      property.type === 'Property' &&
      property.key.type === 'Identifier' &&
      property.key.name === 'code' &&
      property.value.type === 'Identifier'
    )
      return { name: property.value.name, edits: [] };
  const [one] = first.properties;
  if (one === undefined) return null;
  return { name: 'code', edits: [{ range: [one.range[0], one.range[0]], text: 'code, ' }] };
}
