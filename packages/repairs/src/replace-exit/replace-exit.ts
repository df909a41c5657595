// The socket that failed ends, not the program: what a server has of it is closed, and a client connects again after a while.
import type { ExitSite, Node, Source } from '@socket-safety/analysis';
import { logLine } from '../isolate-broadcast/log-line.ts';
import { isRefusal, type Edit, type Refusal, type Repair, type RepairContext } from '../repair.ts';
import { dropImport } from '../syntax/drop-import.ts';
import { styleOf } from '../syntax/layout.ts';
import { readReference } from '../syntax/reference.ts';
import { eachWithin, isInside, memberName, outerOf } from '../syntax/tree.ts';
import { connectAgain } from './connect-again.ts';
import { dropExit } from './drop-exit.ts';
import { servesOthers } from './serves-others.ts';

/** Lets a program outlive one of its sockets. */
export const replaceExit: Repair = {
  id: 'replace-exit',
  codemod: 'replace-exits',
  title: 'End the socket alone, and let the program go on.',
  repair({ about }, context) {
    return about.kind === 'exit' ? replace(about.exit, context) : { refused: 'nothing ends the program' };
  },
};

function replace(exit: ExitSite, context: RepairContext): readonly Edit[] | Refusal {
  const { handler, registration, dialling, isDirect, isReconnected, event, node } = exit;
  if (!isDirect || !isInside(handler, registration))
    return { refused: 'others may call the function that ends the program' };
  const { source } = context;
  const hasMore = dialling === null || isReconnected || servesOthers(dialling);
  const goesOn = hasMore ? [] : connectAgain(exit, dialling, context);
  if (isRefusal(goesOn)) return goesOn;
  const ends = event === 'error' && (dialling === null || !closesItself(exit)) ? endSocket(exit, source) : [];
  if (isRefusal(ends)) return ends;
  const isWhole = handler.body.type !== 'BlockStatement';
  const hasLine = goesOn.some(({ range }) => handler.range[0] < range[0] && range[1] <= handler.range[1]);
  // What an arrow function without a block did was the exit, and another line has come into its place.
  if (isWhole && hasLine) return goesOn;
  const named = nameError(exit, source);
  const log = `${logOf(exit, named?.name ?? null, source)}${styleOf(source).semicolon}`;
  const lines = isWhole && named !== null && ends.length > 0 ? [log, ...ends] : ends;
  const dropped = dropExit(node, handler, { lines, ifEmpty: hasLine ? null : log }, source);
  if (isRefusal(dropped)) return dropped;
  const usesName = named !== null && dropped.some(({ text }) => text.includes(log));
  return [...goesOn, ...(usesName ? named.edits : []), ...dropped, ...dropImport(rootOf(node), node, source)];
}

/** `exit` of `exit(1)`, `process` of `process.exit(1)`. */
function rootOf(call: Node): Node {
  switch (call.type) {
    case 'CallExpression':
      return rootOf(call.callee);
    case 'MemberExpression':
      return rootOf(call.object);
    case 'ChainExpression':
      return rootOf(call.expression);
    default:
      return call;
  }
}

function logOf({ node, event }: ExitSite, name: string | null, source: Source): string {
  const words = { text: event === 'error' ? 'socket failed' : 'socket closed', level: 'warn' } as const;
  const { quote } = styleOf(source);
  return name === null ? `console.warn(${quote}${words.text}${quote})` : logLine(node, name, source, words);
}

/** A close event follows the error by itself. */
function closesItself({ socket: { row } }: ExitSite): boolean {
  const events = Object.values(row.events);
  return (
    events.some(({ role }) => role === 'close') &&
    events.every(({ role, last }) => role !== 'error' || last !== true)
  );
}

const ENDS = ['terminate', 'destroy', 'drop', 'close', 'disconnect', 'end'];

/** `socket.terminate();`, unless the handler closes it already. */
function endSocket({ socket, handler }: ExitSite, source: Source): readonly string[] | Refusal {
  const name = readReference(socket.node, source);
  const { methods } = socket.row;
  const method = ENDS.find((one) => methods[one]?.role === 'close');
  if (name === null || method === undefined) return { refused: 'the socket cannot be closed there' };
  for (const inner of eachWithin(handler)) {
    if (inner.type !== 'MemberExpression' || outerOf(inner)?.type !== 'CallExpression') continue;
    const isClose = methods[memberName(inner) ?? '']?.role === 'close';
    if (isClose && source.text.slice(...inner.object.range) === name.plain) return [];
  }
  return [`${name.plain}.${method}()${styleOf(source).semicolon}`];
}

/** The error or event that a handler is given. */
function nameError(
  { handler, event, registration }: ExitSite,
  { text }: Source,
): { readonly name: string; readonly edits: readonly Edit[] } | null {
  const [first] = handler.params;
  if (first !== undefined) return first.type === 'Identifier' ? { name: first.name, edits: [] } : null;
  if (event === 'close') return null;
  const brackets = text.indexOf('()', handler.range[0]);
  if (brackets === -1 || brackets > handler.body.range[0]) return null;
  const name = registration.type === 'CallExpression' ? 'error' : 'event';
  return { name, edits: [{ range: [brackets + 1, brackets + 1], text: name }] };
}
