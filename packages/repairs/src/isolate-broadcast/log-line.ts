// The line that says which send failed, in the words of the file's own logger where it has one.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isLogger } from '../guard-error-handler/error-log.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachWithin, findAround, memberName } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';

const WORDS = 'could not send to a socket';
const LEVELS: readonly string[] = ['warn', 'error'];

/** Prints the call that logs an error at a place, without its semicolon. */
export function logLine(place: Node, error: string, source: Source): string {
  const { quote } = styleOf(source);
  const own = findLog(place, source);
  if (own === null) return `console.warn(${quote}${WORDS}${quote}, ${error})`;
  const [first, second] = own.arguments;
  const logs = source.text.slice(...own.callee.range);
  if (first?.type !== 'Literal' && first?.type !== 'TemplateLiteral') return `${logs}(${error})`;
  return second === undefined
    ? `${logs}(\`${WORDS}: \${String(${error})}\`)`
    : `${logs}(${quote}${WORDS}${quote}, ${error})`;
}

/** A call of the file's own logger that could stand at the place; a warning before an error. */
function findLog(place: Node, source: Source): TSESTree.CallExpression | null {
  let found: TSESTree.CallExpression | null = null;
  for (const inner of eachWithin(source.ast)) {
    if (inner.type !== 'CallExpression' || !isLogger(inner.callee)) continue;
    const { callee } = inner;
    if (callee.type !== 'MemberExpression' || !canStand(callee.object, place, source)) continue;
    const level = LEVELS.indexOf(memberName(callee) ?? '');
    if (level === 0) return inner;
    if (level === 1) found ??= inner;
  }
  return found;
}

function canStand(logger: Node, place: Node, source: Source): boolean {
  if (logger.type === 'Identifier') {
    const variable = variableOf(logger, source);
    // `console` is everywhere, and asked for last.
    return variable !== null && variable.defs.length > 0 && isVisibleAt(variable, place, source);
  }
  if (logger.type !== 'MemberExpression' || logger.object.type !== 'ThisExpression') return false;
  const isClass = ({ type }: Node) => type === 'ClassBody';
  const around = findAround(place, isClass);
  return around !== null && around === findAround(logger, isClass);
}
