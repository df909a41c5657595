// How a file is laid out, so that what a repair inserts looks like what stands around it.
import type { Node, Source } from '@socket-safety/analysis';
import { eachWithin } from './tree.ts';

/** What a file's own lines show of its style. */
export interface Style {
  /** One level of indentation: a tab, or some spaces. */
  readonly unit: string;
  readonly quote: "'" | '"';
  readonly semicolon: ';' | '';
  /** The longest line that the file's author seems to allow. */
  readonly width: number;
}

const NARROWEST = 80;
const WIDEST = 120;
const styles = new WeakMap<Source, Style>();

/** Returns a file's style. */
export function styleOf(source: Source): Style {
  const known = styles.get(source);
  if (known !== undefined) return known;
  const nodes = [...eachWithin(source.ast)];
  const style = {
    unit: findUnit(nodes, source.text) ?? smallestIndentation(source.text) ?? '  ',
    quote:
      count(nodes, (inner) => isQuotedBy(inner, '"')) > count(nodes, (inner) => isQuotedBy(inner, "'"))
        ? '"'
        : "'",
    semicolon: mostEndSo(nodes, source.text) ? ';' : '',
    width: widthOf(source.text),
  } as const;
  styles.set(source, style);
  return style;
}

function findUnit(nodes: readonly Node[], text: string): string | null {
  for (const block of nodes) {
    if (block.type !== 'BlockStatement' && block.type !== 'ClassBody') continue;
    const first = block.body[0];
    if (first === undefined || !startsLine(text, first.range[0])) continue;
    const outer = indentationAt(text, block.range[0]);
    const inner = indentationAt(text, first.range[0]);
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return null;
}

function smallestIndentation(text: string): string | null {
  const indentations = (text.match(/^[ \t]+\S/gm) ?? [])
    .map((start) => start.slice(0, -1))
    .filter((one) => one !== ' ');
  return indentations.reduce<string | null>(
    (least, one) => (least !== null && least.length <= one.length ? least : one),
    null,
  );
}

function isQuotedBy(inner: Node, quote: string): boolean {
  return inner.type === 'Literal' && typeof inner.value === 'string' && inner.raw.startsWith(quote);
}

function mostEndSo(nodes: readonly Node[], text: string): boolean {
  const ends = nodes
    .filter(
      ({ type }) =>
        type === 'ExpressionStatement' || type === 'ImportDeclaration' || type === 'ReturnStatement',
    )
    .map(({ range }) => text[range[1] - 1] === ';');
  return ends.filter(Boolean).length * 2 >= ends.length;
}

function count(nodes: readonly Node[], fits: (inner: Node) => boolean): number {
  return nodes.filter(fits).length;
}

function widthOf(text: string): number {
  const longest = text.split('\n').reduce((width, line) => Math.max(width, line.length), NARROWEST);
  return Math.min(longest, WIDEST);
}

/** Returns where the line of an offset starts. */
export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Returns where the line of an offset ends, before its line break. */
export function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Returns where the line behind an offset's line starts; the end of the text in its last line. */
export function nextLineOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Returns the white space that the line of an offset begins with. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStartOf(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Tells whether only white space stands before an offset in its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStartOf(text, offset), offset).trim() === '';
}

/** Prints lines, whose leading tabs are levels of indentation, below a line that is indented by `base`. */
export function printLines(lines: readonly string[], base: string, { unit }: Style): string {
  return lines.map((line) => base + line.replace(/^\t*/, (tabs) => unit.repeat(tabs.length))).join('\n');
}
