// What a link remembers between two sockets, and the function that waits before the next: longer after each failure, up to a limit,
// and never just as long as other clients do.
import { definitionOf, type Source } from '@socket-safety/analysis';
import type { Edit, Refusal, RepairContext } from '../repair.ts';
import { startWithComments } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { freeName, isFree, variablesNamed } from '../syntax/names.ts';
import type { LinkHome } from './link-home.ts';

/** `later` connects again after a while; `delay` only tells how long to wait. */
export type HelperKind = 'later' | 'delay';

/** Names of what the link remembers, as its class or block declares them, and what it costs that they are there. */
export interface LinkMemory {
  readonly helper: string;
  readonly failures: string;
  /** Null where nothing keeps the timer. */
  readonly timer: string | null;
  /** It was there before. */
  readonly isKnown: boolean;
  readonly edits: readonly Edit[];
}

const HELPERS: Readonly<Record<HelperKind, string>> = { later: 'reconnectLater', delay: 'reconnectDelayMs' };
const CEILING_MS = 30_000;
/** Columns that every line may have, with what a level of indentation takes. */
const NARROW = 78;
const FIRST = { ms: 1000, name: null } as const;

interface Wish {
  readonly kind: HelperKind;
  /** Connects again: `connect`, `this.connect`; what it returns is a promise or not. */
  readonly again: { readonly call: string; readonly isPromise: boolean };
  /** The constant delay of today, and its name where the function that waits can read it. */
  readonly first?: { readonly ms: number; readonly name: string | null };
}

/** Finds what an earlier repair has added, or adds it. */
export function rememberFailures(
  home: LinkHome,
  wish: Wish,
  { source, language }: RepairContext,
): LinkMemory | Refusal {
  const helper = HELPERS[wish.kind];
  const known = knownMemory(home, helper, source);
  if (known !== null) return known;
  if (!isUnused(home, helper, source)) return { refused: `\`${helper}\` is something else here` };
  const failures = freeOf(home, ['failures', 'failedAttempts'], source);
  const timer = wish.kind === 'later' ? freeOf(home, ['reconnectTimer', 'nextAttempt'], source) : null;
  const names = { helper, failures, timer };
  return home.kind === 'class'
    ? addMembers(home, names, wish, source, language)
    : addVariables(home, names, wish, source, language);
}

function knownMemory(home: LinkHome, helper: string, source: Source): LinkMemory | null {
  const text = declaredText(home, helper, source);
  const failures = text === null ? undefined : /2 \*\* (?:this\.)?(#?\w+)/.exec(text)?.[1];
  if (failures === undefined) return null;
  const timer = /clearTimeout\((?:this\.)?(#?\w+)\)/.exec(text ?? '')?.[1] ?? null;
  return { helper: markOf(home) + helper, failures, timer, isKnown: true, edits: [] };
}

function declaredText(home: LinkHome, helper: string, source: Source): string | null {
  if (home.kind !== 'class') {
    const made = definitionOf(variablesNamed(helper, source)[0]);
    return made === undefined ? null : source.text.slice(...made.range);
  }
  const member = home.body.body.find(
    (one) => 'key' in one && source.text.slice(...one.key.range) === home.mark + helper,
  );
  return member === undefined ? null : source.text.slice(...member.range);
}

function markOf(home: LinkHome): string {
  return home.kind === 'class' ? home.mark : '';
}

function isUnused(home: LinkHome, name: string, source: Source): boolean {
  return home.kind === 'class' ? !hasMember(home, name, source) : isFree(name, source);
}

function hasMember(home: LinkHome, name: string, { text }: Source): boolean {
  if (home.kind !== 'class') return false;
  return new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text.slice(...home.body.range));
}

function freeOf(home: LinkHome, wishes: readonly [string, string], source: Source): string {
  if (home.kind !== 'class') return freeName(wishes, source);
  return hasMember(home, wishes[0], source) ? wishes[1] : wishes[0];
}

interface Names {
  readonly helper: string;
  readonly failures: string;
  readonly timer: string | null;
}

function addVariables(
  home: Exclude<LinkHome, { kind: 'class' }>,
  names: Names,
  wish: Wish,
  source: Source,
  language: RepairContext['language'],
): LinkMemory | Refusal {
  const { text } = source;
  const isTyped = language === 'ts';
  const { semicolon } = styleOf(source);
  const start = startWithComments(home.statement, source);
  if (!startsLine(text, home.statement.range[0]))
    return { refused: 'there is no place beside the function that connects' };
  const own = home.kind === 'parameter' ? `${names.failures}${isTyped ? ': number' : ''}` : '';
  const lines = [
    ...(home.kind === 'parameter' ? [] : [`let ${names.failures} = 0`]),
    ...(names.timer === null ? [] : [`let ${names.timer}${isTyped ? TIMER_TYPE : ''}`]),
  ].map((line) => line + semicolon);
  const head = `function ${names.helper}(${own})${returned(wish.kind, isTyped)} {`;
  const base = indentationAt(text, home.statement.range[0]);
  const body = bodyOf(names, '', wish, home, { semicolon, base });
  const printed = [...lines, ...(lines.length > 0 ? [''] : []), WHY, head, ...body, '}', ''];
  const block = printLines(printed, base, styleOf(source)).replaceAll(/^[ \t]+$/gm, '');
  return {
    helper: names.helper,
    failures: names.failures,
    timer: names.timer,
    isKnown: false,
    edits: [{ range: [start, start], text: `${block}\n` }],
  };
}

const WHY = '// Waits longer after each failure, and never just as long as other clients do.';
const TIMER_TYPE = ': ReturnType<typeof setTimeout> | undefined';

function returned(kind: HelperKind, isTyped: boolean): string {
  if (!isTyped) return '';
  return kind === 'later' ? ': void' : ': number';
}

function addMembers(
  home: Extract<LinkHome, { kind: 'class' }>,
  names: Names,
  wish: Wish,
  source: Source,
  language: RepairContext['language'],
): LinkMemory | Refusal {
  const { text } = source;
  const { semicolon } = styleOf(source);
  const [first] = home.body.body;
  if (first === undefined || !startsLine(text, first.range[0]) || !startsLine(text, home.member.range[0]))
    return { refused: 'the members of the class share a line' };
  const isTyped = language === 'ts';
  const visibility = isTyped && home.mark === '' ? 'private ' : '';
  const marked = (name: string) => home.mark + name;
  const fields = [
    `${visibility}${marked(names.failures)} = 0${semicolon}`,
    ...(names.timer === null
      ? []
      : [`${visibility}${marked(names.timer)}${isTyped ? TIMER_TYPE : ''}${semicolon}`]),
    ...(first.type === 'PropertyDefinition' ? [] : ['']),
  ];
  const self = `this.${home.mark}`;
  const head = `${visibility}${marked(names.helper)}()${returned(wish.kind, isTyped)} {`;
  const base = indentationAt(text, first.range[0]);
  const method = ['', WHY, head, ...bodyOf(names, self, wish, home, { semicolon, base }), '}'];
  const print = (lines: readonly string[]) =>
    printLines(lines, base, styleOf(source)).replaceAll(/^[ \t]+$/gm, '');
  const start = startWithComments(first, source);
  const end = home.member.range[1];
  return {
    helper: marked(names.helper),
    failures: marked(names.failures),
    timer: names.timer === null ? null : marked(names.timer),
    isKnown: false,
    edits: [
      { range: [start, start], text: `${print(fields)}\n` },
      { range: [end, end], text: `\n${print(method)}` },
    ],
  };
}

function bodyOf(
  { failures, timer }: Names,
  self: string,
  { kind, again, first = FIRST }: Wish,
  home: LinkHome,
  { semicolon, base }: { readonly semicolon: string; readonly base: string },
): readonly string[] {
  const ceiling = grouped(Math.max(CEILING_MS, first.ms));
  const count = self + failures;
  const doubled = `${first.name ?? grouped(first.ms)} * 2 ** ${count}`;
  const whole = `\tconst ceilingMs = Math.min(${ceiling}, ${doubled})`;
  // Nobody knows how wide a formatter's lines are, so a long one is made of two.
  const isLong = base.length + whole.length > NARROW;
  const lines = [
    ...(isLong
      ? [`\tconst doubledMs = ${doubled}`, `\tconst ceilingMs = Math.min(${ceiling}, doubledMs)`]
      : [whole]),
    ...(home.kind === 'parameter' ? [] : [`\t${count} += 1`]),
  ];
  const delay = 'ceilingMs * (0.5 + Math.random() / 2)';
  const end = (all: readonly string[]) => all.map((line) => (/[{(]$/.test(line) ? line : line + semicolon));
  if (kind === 'delay' || timer === null) return end([...lines, `\treturn ${delay}`]);
  const clear = `\tclearTimeout(${self}${timer})`;
  const armed = `\t${self}${timer} = setTimeout(`;
  const call = `${again.isPromise ? 'void ' : ''}${again.call}()`;
  const body =
    home.kind === 'class' || again.isPromise
      ? [`${armed}() => {`, `\t\t${call}`, `\t}, delayMs)`]
      : [`${armed}${again.call}, delayMs)`];
  return end([...lines, `\tconst delayMs = ${delay}`, clear, ...body]);
}

/** `30_000`, as most style guides have it from five digits on. */
function grouped(ms: number): string {
  return ms < 10_000 ? String(ms) : String(ms).replaceAll(/\B(?=(?:\d{3})+$)/g, '_');
}
