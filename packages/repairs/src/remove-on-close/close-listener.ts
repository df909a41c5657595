// Puts statements where a program hears of a socket's close: into a listener that is there, into a method of the object that the
// library calls, or into a listener of its own behind the statement that retains.
import {
  definitionOf,
  type Node,
  type RetentionSite,
  type ScopeVariable,
  type SocketSight,
  type Source,
} from '@socket-safety/analysis';
import { endListenerOf, type EndListener } from '../flag/end-listener.ts';
import { beginMethod } from '../flag/object-methods.ts';
import { frameArrow } from '../frame/frame-arrow.ts';
import { frameStatements } from '../frame/frame-statements.ts';
import { isRefusal, type Edit, type Refusal, type RepairContext } from '../repair.ts';
import { endWithComment, hasComment } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { readReference } from '../syntax/reference.ts';
import {
  eachWithin,
  findAround,
  findFunctionAround,
  isFunction,
  isInside,
  memberName,
  outerOf,
  siblingsOf,
  type FunctionNode,
} from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';
import { closingMethodBeside } from './closing-method.ts';
import type { Removal } from './removal.ts';
import type { Watch } from './watch-once.ts';

/** Adds a removal to what runs on close, and the names that it needs. */
export function listenForClose(
  site: RetentionSite,
  removal: Removal,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { source } = context;
  const { socket, node } = site;
  const retaining = removal.anchor ?? statementAround(node);
  const holder = anchorOf(retaining, socketName(site, source), source);
  if (holder === null) return { refused: 'there is no statement to put a listener behind' };
  if (socket.row.listeners.length === 0 && endListenerOf(socket) === null)
    return intoMethod(site, removal, source);
  const name = socketName(site, source);
  if (name === null) return { refused: 'the socket has no name' };
  const known = existingListener(socket, holder, removal, source);
  const named = known === null ? null : withNames(removal, holder, source);
  if (known !== null && named !== null) {
    if (isRefusal(named)) return named;
    const added = append(known, removal.lines, source);
    if (!isRefusal(added)) return [...named, ...added];
  }
  const printed = printOwn(name, socket, removal.lines, source);
  if (isRefusal(printed)) return printed;
  const { watch } = removal;
  if (watch === undefined) return around(holder, removal, printed, source);
  const framed = around(holder, removal, onlyOnce(watch, printed, source), source);
  return isRefusal(framed) || watch.declaration === null ? framed : [watch.declaration, ...framed];
}

/** `if (!watched.has(socket)) { watched.add(socket); … }` */
function onlyOnce({ name, member }: Watch, listener: readonly string[], source: Source): readonly string[] {
  const { semicolon } = styleOf(source);
  return [
    `if (!${name}.has(${member})) {`,
    `\t${name}.add(${member})${semicolon}`,
    ...listener.map((line) => `\t${line}`),
    '}',
  ];
}

/** `socket`, or `member.socket` of a record. */
function socketName({ socket, field }: RetentionSite, source: Source): string | null {
  const name = readReference(socket.node, source)?.plain ?? null;
  return name === null || field === null ? name : `${name}.${field}`;
}

/** The `if` both of whose branches put the socket somewhere, or the statement itself. */
function anchorOf(holder: Node | null, socket: string | null, source: Source): Node | null {
  if (holder === null || socket === null) return holder;
  const outer = outerOf(holder);
  const branch = outer?.type === 'BlockStatement' ? outer : holder;
  const choice = outerOf(branch);
  if (choice?.type !== 'IfStatement' || choice.alternate === null) return holder;
  const other = choice.consequent === branch ? choice.alternate : choice.consequent;
  const name = socket.split('.')[0] ?? socket;
  return puts(other, name, source) ? anchorOf(choice, socket, source) : holder;
}

/** `rooms.set(name, new Set([socket]));` */
function puts(branch: Node, name: string, source: Source): boolean {
  const statements = branch.type === 'BlockStatement' ? branch.body : [branch];
  return statements.some(
    (statement) =>
      statement.type === 'ExpressionStatement' &&
      statement.expression.type === 'CallExpression' &&
      statement.expression.callee.type === 'MemberExpression' &&
      /^(?:add|push|set|unshift)$/.test(memberName(statement.expression.callee) ?? '') &&
      statement.expression.arguments.some((argument) =>
        [...eachWithin(argument)].some(
          (inner) => inner.type === 'Identifier' && source.text.slice(...inner.range) === name,
        ),
      ),
  );
}

/** The statement that retains, or the arrow function that does nothing else. */
function statementAround(node: Node): Node | null {
  const holder = findAround(
    node,
    (outer) => isFunction(outer) || /(?:Statement|Declaration)$/.test(outer.type),
  );
  if (holder === null) return null;
  if (isFunction(holder))
    return holder.type === 'ArrowFunctionExpression' && holder.body === outermost(node) ? holder : null;
  return holder.type === 'ExpressionStatement' || holder.type === 'VariableDeclaration' ? holder : null;
}

function outermost(node: Node): Node {
  const outer = outerOf(node);
  return outer?.type === 'UnaryExpression' || outer?.type === 'ChainExpression' ? outermost(outer) : node;
}

function printOwn(
  name: string,
  socket: SocketSight,
  lines: readonly string[],
  source: Source,
): readonly string[] | Refusal {
  const { quote, semicolon } = styleOf(source);
  const body = lines.map((line) => `\t${line}`);
  const listener: EndListener | null = endListenerOf(socket);
  const close = Object.keys(socket.row.events).find((event) => socket.row.events[event]?.role === 'close');
  if (listener?.kind === 'named' && !usesEventTarget(name, source))
    return [`${name}.on(${quote}${listener.event}${quote}, () => {`, ...body, `})${semicolon}`];
  if (listener?.kind === 'object')
    return [`${name}.${listener.property}.addListener(() => {`, ...body, `})${semicolon}`];
  if (listener?.kind === 'method') return [`${name}.${listener.method}(() => {`, ...body, `})${semicolon}`];
  if (close === undefined || !socket.row.listeners.includes('event-target'))
    return { refused: 'this library does not tell of the close by an event' };
  return [`${name}.addEventListener(${quote}${close}${quote}, () => {`, ...body, `})${semicolon}`];
}

/** The file listens to this socket in the way of browsers. */
function usesEventTarget(name: string, { text }: Source): boolean {
  return text.includes(`${name}.addEventListener(`);
}

/** A listener of this socket's close in the same function, written where it is added, that can see what the removal names. */
function existingListener(
  socket: SocketSight,
  holder: Node,
  removal: Removal,
  source: Source,
): FunctionNode | null {
  const variable = socket.node.type === 'Identifier' ? variableOf(socket.node, source) : null;
  const around = findFunctionAround(holder);
  if (variable === null || around === null || siblingsOf(holder) === null) return null;
  const usesThis = removal.lines.some((line) => /\bthis\b/.test(line));
  for (const written of closeListenersOn(variable, socket)) {
    const listener = isFunction(written) ? written : namedListener(written, variable, source);
    if (listener?.body.type !== 'BlockStatement') continue;
    if (findFunctionAround(listener) !== around || (usesThis && listener.type !== 'ArrowFunctionExpression'))
      continue;
    const statement =
      listener.type === 'FunctionDeclaration'
        ? listener
        : findAround(listener, ({ type }) => STATEMENTS.has(type));
    const isBeside = statement !== null && outerOf(statement) === outerOf(holder);
    const needsNames =
      removal.before.length > 0 || removal.edits.length > 0 || holder.type === 'VariableDeclaration';
    if (isBeside && (!needsNames || statement.range[0] > holder.range[0])) return listener;
  }
  return null;
}

const STATEMENTS: ReadonlySet<string> = new Set(['ExpressionStatement', 'VariableDeclaration']);

/** `const cleanUp = () => { … }`, which nothing but the end of this socket runs. */
function namedListener(written: Node, socket: ScopeVariable, source: Source): FunctionNode | null {
  const variable = written.type === 'Identifier' ? variableOf(written, source) : null;
  const declared = definitionOf(variable);
  const made = declared?.type === 'VariableDeclarator' ? declared.init : declared;
  if (variable === null || made == null || !isFunction(made)) return null;
  const isOwn = variable.references.every((use) => {
    // Scope managers keep the identifier of each reference.
    const call = outerOf(use.identifier as Node);
    return !use.isRead() || isEndListener(call, socket, source);
  });
  return isOwn ? made : null;
}

/** `socket.on('close', cleanUp)`, `socket.once('error', cleanUp)` */
function isEndListener(call: Node | null, socket: ScopeVariable, source: Source): boolean {
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const { object } = call.callee;
  const [event] = call.arguments;
  const isHeard =
    event?.type === 'Literal' && ['close', 'disconnect', 'end', 'error'].includes(String(event.value));
  return isHeard && object.type === 'Identifier' && variableOf(object, source) === socket;
}

function* closeListenersOn({ references }: ScopeVariable, { row }: SocketSight): Generator<Node> {
  const isClose = (event: string) => row.events[event]?.role === 'close';
  for (const { identifier } of references) {
    // Scope managers keep the identifier of each reference.
    const member = outerOf(identifier as Node);
    if (member?.type !== 'MemberExpression' || member.object !== identifier) continue;
    const outer = outerOf(member);
    const name = memberName(member) ?? '';
    if (
      outer?.type === 'AssignmentExpression' &&
      outer.left === member &&
      name.startsWith('on') &&
      isClose(name.slice(2))
    )
      yield outer.right;
    if (outer?.type !== 'CallExpression' || outer.callee !== member) continue;
    const [event, listener] = outer.arguments;
    const isAdded = ['on', 'once', 'addListener', 'addEventListener'].includes(name);
    if (isAdded && event?.type === 'Literal' && isClose(String(event.value)) && listener !== undefined)
      yield listener;
  }
}

function append(listener: FunctionNode, lines: readonly string[], source: Source): readonly Edit[] | Refusal {
  const { body } = listener;
  if (body.type !== 'BlockStatement') return { refused: 'the listener has no block' };
  const { text } = source;
  const style = styleOf(source);
  const base = indentationAt(text, body.range[0]);
  const printed = printLines(
    lines.map((line) => `\t${line}`),
    base,
    style,
  );
  const last = body.body.at(-1);
  if ([...eachWithin(body, isFunction)].some(({ type }) => type === 'ReturnStatement'))
    return { refused: 'the close listener may return before' };
  if (last === undefined)
    return hasComment(body.range, source)
      ? { refused: 'the close listener holds nothing but a comment' }
      : [{ range: body.range, text: `{\n${printed}\n${base}}` }];
  if (!startsLine(text, last.range[0])) return { refused: 'the close listener stands in one line' };
  const end = endWithComment(last, source);
  return [{ range: [end, end], text: `\n${printed}` }];
}

/** The names alone, where the listener is there already. */
function withNames({ before, edits }: Removal, holder: Node, source: Source): readonly Edit[] | Refusal {
  if (before.length === 0) return edits;
  if (!startsLine(source.text, holder.range[0])) return { refused: 'the statement shares its line' };
  const base = indentationAt(source.text, holder.range[0]);
  const text = before.map((line) => `${line}\n${base}`).join('');
  return [{ range: [holder.range[0], holder.range[0]], text }, ...edits];
}

/** Puts names before and a listener behind. */
function around(
  holder: Node,
  removal: Removal,
  listener: readonly string[],
  source: Source,
): readonly Edit[] | Refusal {
  const { edits } = removal;
  const { text } = source;
  if (holder.type === 'ArrowFunctionExpression') {
    if (edits.length > 0) return { refused: 'there is no block for a name' };
    return frameArrow(holder, unvoided(holder.body), { before: [], depth: 0, after: listener }, source);
  }
  if (siblingsOf(holder) === null) {
    if (edits.length > 0) return { refused: 'there is no block for a name' };
    return frameStatements(
      { first: holder, last: holder, kept: null },
      { before: [], depth: 0, after: listener },
      source,
    );
  }
  if (outerOf(holder)?.type === 'SwitchCase' && edits.length > 0)
    return { refused: 'there is no block for a name' };
  if (!startsLine(text, holder.range[0])) return { refused: 'the statement shares its line' };
  const named = withNames(removal, holder, source);
  if (isRefusal(named)) return named;
  const end = endWithComment(holder, source);
  const base = indentationAt(text, holder.range[0]);
  return [...named, { range: [end, end], text: `\n${printLines(listener, base, styleOf(source))}` }];
}

function unvoided(body: Node): Node {
  return body.type === 'UnaryExpression' && body.operator === 'void' ? body.argument : body;
}

/** `close(socket) { clients.delete(socket); }` in the object whose `open` retains. */
function intoMethod({ socket }: RetentionSite, removal: Removal, source: Source): readonly Edit[] | Refusal {
  if (removal.lines.length !== 1) return { refused: 'the removal takes more than one statement' };
  if (removal.before.length > 0 || removal.edits.length > 0)
    return { refused: 'what is made in one method of the handlers cannot be named in another' };
  const found = closingMethodBeside(socket, source);
  const [line = ''] = removal.lines;
  if (found === null) return { refused: 'what tells of the close of this socket is out of sight' };
  const { object, method, variable } = found;
  if (mentionsOthers(line, socket.text, variable, source))
    return { refused: 'what is made in one method of the handlers cannot be named in another' };
  const print = (parameter: string) =>
    line.replaceAll(new RegExp(`\\b${socket.text}\\b(?!:)`, 'g'), parameter);
  return beginMethod(object, { method, parameter: socket.text, print }, source);
}

/** Names of the one method that the other lacks. */
function mentionsOthers(line: string, socket: string, variable: ScopeVariable, source: Source): boolean {
  const own = definitionOf(variable);
  const words = new Set(line.match(/[A-Za-z_$][\w$]*/g) ?? []);
  return source.scopes.some(({ variables }) =>
    variables.some((one) => {
      const declared = definitionOf(one);
      return (
        one.name !== socket &&
        words.has(one.name) &&
        declared !== undefined &&
        own !== undefined &&
        isInside(declared, own)
      );
    }),
  );
}
