// The error that led here is logged before anything else can fail. The program's own log line moves up; without one, and where the
// error would otherwise be lost, one is added.
import type { Node, Range, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit, RepairContext } from '../repair.ts';
import { endWithComment, startWithComments } from '../syntax/comments.ts';
import { indentationAt, nextLineOf, startsLine, styleOf } from '../syntax/layout.ts';
import { isFree } from '../syntax/names.ts';
import { isLogOf, mentions } from './error-log.ts';
import { errorNameOf, parameterOf, type HandlerPlace } from './handler-place.ts';

/** What logging first costs: edits, or a line for the head of a new block. */
export interface LogFirst {
  readonly edits: readonly Edit[];
  /** The line that an arrow function without a block still needs. */
  readonly lead: readonly string[];
  /** The statement that moves up, and where it stood. */
  readonly moved: { readonly statement: Node; readonly range: Range } | null;
}

const NOTHING: LogFirst = { edits: [], lead: [], moved: null };

/** Makes the log come before `statement`, which holds the send. */
export function logFirst(place: HandlerPlace, statement: Node, context: RepairContext): LogFirst {
  if (place.owner === null) return NOTHING;
  const name = errorNameOf(place);
  const { body = [] } = place.block ?? {};
  const at = body.findIndex((one) => one === statement);
  if (body.slice(0, at).some((one) => isLogOf(name, one))) return NOTHING;
  const behind = at === -1 ? [] : body.slice(at + 1);
  const log = behind.find((one) => isLogOf(name, one));
  if (log !== undefined) return canMove(log, behind) ? moveUp(log, statement, context.source) : NOTHING;
  const isKept = name !== null && body.some((one) => one !== statement && mentions(name, one));
  return place.kind === 'event' || isKept ? NOTHING : addLog(place, statement, context);
}

/** What it logs must not be declared by a statement that it moves across. */
function canMove(log: TSESTree.Statement, behind: readonly TSESTree.Statement[]): boolean {
  for (const one of behind.slice(0, behind.indexOf(log))) {
    if (one.type !== 'VariableDeclaration') continue;
    for (const { id } of one.declarations)
      if (id.type !== 'Identifier' || mentions(id.name, log)) return false;
  }
  return true;
}

function moveUp(log: Node, statement: Node, source: Source): LogFirst {
  const { text } = source;
  if (!startsLine(text, log.range[0]) || !startsLine(text, statement.range[0])) {
    const written = text.slice(...log.range);
    const gap = log.range[0] - text.slice(0, log.range[0]).trimEnd().length;
    const edits = [
      { range: [statement.range[0], statement.range[0]], text: `${written} ` },
      { range: [log.range[0] - gap, log.range[1]], text: '' },
    ] as const;
    return { edits, lead: [], moved: { statement: log, range: edits[1].range } };
  }
  const start = startWithComments(log, source);
  const end = nextLineOf(text, endWithComment(log, source));
  const target = startWithComments(statement, source);
  const edits = [
    { range: [target, target], text: text.slice(start, end) },
    { range: [start, end], text: '' },
  ] as const;
  return { edits, lead: [], moved: { statement: log, range: edits[1].range } };
}

/** `console.error(error);` */
function addLog(place: HandlerPlace, statement: Node, { source, language }: RepairContext): LogFirst {
  const { text } = source;
  const name = errorNameOf(place) ?? (isFree('error', source) ? 'error' : null);
  const declares = nameError(place, language, source);
  if (name === null || declares === null) return NOTHING;
  const line = `console.error(${name})${styleOf(source).semicolon}`;
  if (place.block === null) return { edits: declares, lead: [line], moved: null };
  const inLine = !startsLine(text, statement.range[0]);
  const target = inLine ? statement.range[0] : startWithComments(statement, source);
  const added = inLine ? `${line} ` : `${indentationAt(text, statement.range[0])}${line}\n`;
  return { edits: [...declares, { range: [target, target], text: added }], lead: [], moved: null };
}

/** Gives the error a name where it has none; null where that isn't possible. */
export function nameError(
  { owner }: HandlerPlace,
  language: RepairContext['language'],
  { text }: Source,
): readonly Edit[] | null {
  const parameter = parameterOf(owner);
  if (parameter !== null) return parameter.type === 'Identifier' ? [] : null;
  if (owner === null || owner.type === 'FunctionDeclaration') return null;
  const start = owner.range[0];
  if (owner.type === 'CatchClause')
    return [{ range: [start + 'catch'.length, start + 'catch'.length], text: ' (error)' }];
  const brackets = text.indexOf('()', start);
  if (brackets === -1 || brackets > owner.body.range[0]) return null;
  return [{ range: [brackets + 1, brackets + 1], text: language === 'ts' ? 'error: unknown' : 'error' }];
}
