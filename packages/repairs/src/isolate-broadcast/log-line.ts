// The line that says which send failed, in the words of the file's own logger where it has one, and in the form of its other lines.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isLogger } from '../guard-error-handler/error-log.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachWithin, findAround, memberName } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';

/** What a line says, and its level. */
export interface Words {
  readonly text: string;
  readonly level: 'warn' | 'error';
}

const LOST: Words = { text: 'could not send to a socket', level: 'warn' };
/** In the order in which they are wished for, behind the level of the words. */
const LEVELS: readonly string[] = ['warn', 'warning', 'error', 'info', 'debug', 'log'];

/** Prints the call that logs an error at a place, without its semicolon. */
export function logLine(place: Node, error: string, source: Source, words: Words = LOST): string {
  const own = findLog(place, words.level, source);
  const { quote } = styleOf(source);
  return own === null
    ? `console.${words.level}(${quote}${words.text}${quote}, ${error})`
    : `${source.text.slice(...own.callee.range)}(${printArguments(own, error, words.text, source)})`;
}

/**
 * | the file logs…                  | so does this                                  |
 * | ------------------------------- | --------------------------------------------- |
 * | `log('warn', 'text', { room })` | `'warn', 'could not …', { error: … }`         |
 * | `log.warn({ room }, 'text')`    | `{ error: … }, 'could not …'`                 |
 * | `log.warn('text', { room })`    | `'could not …', { error: … }`                 |
 * | `log.warn('text', error)`       | `'could not …', error`                        |
 * | `log.warn('text')`              | `` `could not …: ${…}` ``                     |
 * | `log.warn(error)`               | `error`                                       |
 */
function printArguments(own: TSESTree.CallExpression, error: string, text: string, source: Source): string {
  const { quote } = styleOf(source);
  const words = `${quote}${text}${quote}`;
  const fields = `{ error: String(${error}) }`;
  const level = levelOf(own);
  const [first, second] = level === null ? own.arguments : own.arguments.slice(1);
  const lead = level === null ? '' : `${level}, `;
  if (first?.type === 'ObjectExpression') return `${lead}${fields}, ${words}`;
  if (first?.type !== 'Literal' && first?.type !== 'TemplateLiteral') return `${lead}${error}`;
  if (second === undefined) return `${lead}\`${text}: \${String(${error})}\``;
  return `${lead}${words}, ${second.type === 'ObjectExpression' ? fields : error}`;
}

/** `'warn'` of `log('warn', …)`, as written. */
function levelOf({ callee, arguments: [first] }: TSESTree.CallExpression): string | null {
  if (callee.type !== 'Identifier' || first?.type !== 'Literal') return null;
  return LEVELS.includes(String(first.value)) ? first.raw : null;
}

/** A call of the file's own logger that could stand at the place, the one of the level that is wished for most. */
function findLog(place: Node, level: Words['level'], source: Source): TSESTree.CallExpression | null {
  let found: TSESTree.CallExpression | null = null;
  const levels = [level, ...LEVELS.filter((one) => one !== level)];
  let best = levels.length;
  for (const inner of eachWithin(source.ast)) {
    if (inner.type !== 'CallExpression' || !isLogger(inner.callee)) continue;
    const { callee, arguments: given } = inner;
    const isOwn = callee.type === 'MemberExpression' ? callee.object : callee;
    if (given.length === 0 || !canStand(isOwn, place, source)) continue;
    const name = callee.type === 'MemberExpression' ? memberName(callee) : levelOf(inner)?.slice(1, -1);
    const rank = levels.indexOf(name ?? (callee.type === 'Identifier' ? 'log' : ''));
    if (rank === -1 || rank >= best) continue;
    best = rank;
    found = inner;
  }
  return found;
}

function canStand(logger: Node, place: Node, source: Source): boolean {
  if (logger.type === 'Identifier') {
    const variable = variableOf(logger, source);
    // `console` is everywhere, and is taken where there is no other.
    return variable !== null && variable.defs.length > 0 && isVisibleAt(variable, place, source);
  }
  if (logger.type !== 'MemberExpression' || logger.object.type !== 'ThisExpression') return false;
  const isClass = ({ type }: Node) => type === 'ClassBody';
  const around = findAround(place, isClass);
  return around !== null && around === findAround(logger, isClass);
}
