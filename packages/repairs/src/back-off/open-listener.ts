// Puts a statement where a program hears that its socket is open: into the listener that is there, or into one of its own beside the
// listener of the end.
import type { Dialling, Node, SocketSight, Source } from '@socket-safety/analysis';
import { beginFunction } from '../flag/object-methods.ts';
import type { Edit, Refusal } from '../repair.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import {
  eachOfThisRun,
  eachWithin,
  findAround,
  findFunctionAround,
  isInside,
  memberName,
  outerOf,
  siblingsOf,
} from '../syntax/tree.ts';

/** A statement, as it is written in an arrow function beside the listener of the end. */
export interface OnOpen {
  readonly line: string;
  /** It speaks of `this`, which only an arrow function leaves alone. */
  readonly usesThis: boolean;
}

/** Adds the statement. `registration` is the listener of the end that hears of the same socket. */
export function whenOpen(
  { line, usesThis }: OnOpen,
  { dialling, socket, registration }: { dialling: Dialling; socket: SocketSight; registration: Node },
  source: Source,
): readonly Edit[] | Refusal {
  for (const { role, handler, listener, node } of dialling.listeners) {
    if (role !== 'open' || handler === null || handler !== listener || !isInside(handler, node)) continue;
    if (usesThis && handler.type !== 'ArrowFunctionExpression') continue;
    const { body } = handler;
    if (body.type === 'BlockStatement' && body.body.some((one) => source.text.slice(...one.range) === line))
      return [];
    const edits = beginFunction(handler, { method: 'open', parameter: null, print: () => line }, source);
    if ('refused' in edits || edits.length > 0) return edits;
  }
  const event = Object.keys(socket.row.events).find((name) => socket.row.events[name]?.role === 'open');
  if (event === undefined) return { refused: 'this library does not tell when a socket is open' };
  const waiting = waitBefore(registration, dialling);
  if (waiting !== null)
    return hearsOpen(waiting, event)
      ? insertBefore(findAround(registration, isStatement), [line], source)
      : { refused: 'by the time that the program listens, the link may be up already' };
  const isTaken = dialling.listeners.some(
    ({ role, node }) => role === 'open' && node.type === 'AssignmentExpression',
  );
  // Two handlers that connect again ask for the same listener, in the same place.
  const beside = dialling.listeners.find(({ role }) => role === 'close');
  return besideListener(
    event,
    { parameter: '', line, isTaken },
    { target: beside?.target ?? socket.node, registration: beside?.node ?? registration },
    source,
  );
}

/** The last `await` between the call that connects and the listener of the end, in the same function. */
function waitBefore(registration: Node, { made, maker }: Dialling): Node | null {
  if (maker === null || findFunctionAround(registration) !== maker) return null;
  const waits = [...eachOfThisRun(maker.body)].filter(
    ({ type, range: [start] }) =>
      type === 'AwaitExpression' && made.range[1] <= start && start < registration.range[0],
  );
  return waits.at(-1) ?? null;
}

/** `await once(socket, 'open')`, and a promise that is fulfilled by that event. */
function hearsOpen(waiting: Node, event: string): boolean {
  return [...eachWithin(waiting)].some((one) => one.type === 'Literal' && one.value === event);
}

function isStatement({ type }: Node): boolean {
  return type.endsWith('Statement');
}

/** What a listener does, and what it is told. */
export interface NewListener {
  readonly parameter: string;
  readonly line: string;
  /** Something is assigned to its property already. */
  readonly isTaken?: boolean;
}

/** Adds a listener right before another one of the same socket, in the same form. */
export function besideListener(
  event: string,
  { parameter, line, isTaken = false }: NewListener,
  { target, registration }: { target: Node; registration: Node },
  source: Source,
): readonly Edit[] | Refusal {
  const { quote, semicolon } = styleOf(source);
  const text = source.text.slice(...target.range);
  const statement = outerOf(registration);
  if (registration.type === 'AssignmentExpression') {
    const head = isTaken
      ? `${text}.addEventListener(${quote}${event}${quote}, (${parameter}) => {`
      : `${text}.on${event} = (${parameter}) => {`;
    return insertBefore(statement, [head, `\t${line}`, `}${isTaken ? ')' : ''}${semicolon}`], source);
  }
  const callee = registration.type === 'CallExpression' ? registration.callee : null;
  const method = callee?.type === 'MemberExpression' ? memberName(callee) : null;
  if (method === null) return { refused: 'there is no listener to put another one beside' };
  const adds = method === 'once' ? 'on' : method;
  const head = `.${adds}(${quote}${event}${quote}, (${parameter}) => {`;
  if (statement?.type !== 'ExpressionStatement' || target.type === 'CallExpression')
    return insertInChain(target, [head, `\t${line}`, '})'], source);
  return insertBefore(statement, [`${text}${head}`, `\t${line}`, `})${semicolon}`], source);
}

function insertBefore(
  statement: Node | null,
  lines: readonly string[],
  source: Source,
): readonly Edit[] | Refusal {
  if (statement?.type !== 'ExpressionStatement' || siblingsOf(statement) === null)
    return { refused: 'there is no room for a listener' };
  const [start] = statement.range;
  if (!startsLine(source.text, start)) return { refused: 'the listener shares its line' };
  const base = indentationAt(source.text, start);
  const printed = printLines(lines, base, styleOf(source)).slice(base.length);
  return [{ range: [start, start], text: `${printed}\n${base}` }];
}

/** `net.connect(port).on('connect', …).on('close', …)` */
function insertInChain(target: Node, lines: readonly string[], source: Source): readonly Edit[] {
  const { text } = source;
  const [, end] = target.range;
  // Where each link of the chain has a line of its own, so has this one.
  const gap = /^\r?\n([ \t]*)(?=\.)/.exec(text.slice(end));
  const base = gap?.[1] ?? indentationAt(text, end);
  const printed = printLines(lines, base, styleOf(source));
  return [{ range: [end, end], text: gap === null ? printed.slice(base.length) : `\n${printed}` }];
}
