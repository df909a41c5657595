import { definitionOf, isParameter, type SocketLife, type Source } from '@socket-safety/analysis';
import type { Heartbeat } from '@socket-safety/libraries';
import { atBirth } from '../at-birth/at-birth.ts';
import { inlineCheck } from '../check/open-check.ts';
import type { Repair } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import { variableOf } from '../syntax/visibility.ts';

// Longer than any pause of a healthy link, shorter than what proxies and users put up with.
const PERIOD_MS = '30_000';

/** Asks the other end now and then whether it is still there, and ends the link where it no longer answers. */
export const addHeartbeat: Repair = {
  id: 'add-heartbeat',
  codemod: 'add-heartbeats',
  title: 'Notice when the other end has vanished.',
  repair({ about }, { source, language }) {
    if (about.kind !== 'life') return { refused: 'no socket is born here' };
    const { life } = about;
    const { heartbeat } = life.socket.row;
    const { semicolon } = styleOf(source);
    if (isOneOfSeveral(life)) return { refused: 'its type may be that of another kind of link as well' };
    if (heartbeat?.keepAlive !== undefined) {
      if (language === 'ts' && isDuplex(life))
        return { refused: 'the types of Node call it a stream, which has no such method' };
      const { keepAlive } = heartbeat;
      return atBirth(life, (name) => [`${name}.${keepAlive}(true, ${PERIOD_MS})${semicolon}`], source);
    }
    const { ping } = heartbeat ?? {};
    if (ping === undefined)
      return {
        refused: 'no program can ping by this socket: both ends have to agree on a message of their own',
      };
    // On Node the module is `ws`, in a browser the platform's own class.
    if (/['"]isomorphic-ws['"]/.test(source.text)) return { refused: 'in a browser this socket cannot ping' };
    if (isStream(life, source)) return { refused: 'the handler gets a stream around the socket' };
    return atBirth(life, (name) => printPings(name, ping, life, source), source);
  },
};

/** `(socket: net.Socket | http2.ServerHttp2Stream) => {}` */
function isOneOfSeveral({ node }: SocketLife): boolean {
  const declared = node.type === 'Identifier' ? node.typeAnnotation?.typeAnnotation : undefined;
  if (declared?.type !== 'TSUnionType') return false;
  return declared.types.filter(({ type }) => !/^TS(?:Null|Undefined)Keyword$/.test(type)).length > 1;
}

/** `connection.socket.send(…)`: older versions of a plugin hand over a stream that has no such method. */
function isStream({ socket }: SocketLife, { text }: Source): boolean {
  return text.includes(`${socket.text}.socket`);
}

/** `server.on('upgrade', (request, socket) => {})` */
function isDuplex({ node, origin }: SocketLife): boolean {
  if (origin !== 'accepted' || (node.type === 'Identifier' && node.typeAnnotation !== undefined))
    return false;
  const call = node.parent?.parent;
  const [event] = call?.type === 'CallExpression' ? call.arguments : [];
  return event?.type === 'Literal' && (event.value === 'upgrade' || event.value === 'connect');
}

function printPings(
  written: string,
  ping: NonNullable<Heartbeat['ping']>,
  { socket }: SocketLife,
  source: Source,
): readonly string[] {
  const { quote, semicolon } = styleOf(source);
  const isSame = holdsOneSocket(socket.node, written, source);
  const name = isSame ? written : freeName(['link', 'connection', 'pinged'], source);
  const reference = readReference(socket.node, source);
  const { methods, events } = socket.row;
  const end = Object.keys(methods).find((method) => methods[method]?.endsDelivery === true) ?? 'close';
  const closed = Object.keys(events).find((event) => events[event]?.role === 'close') ?? 'close';
  const alive = freeName(['isAlive', 'isLinkAlive'], source);
  const timer = freeName(['heartbeat', 'linkHeartbeat'], source);
  const plain = { text: name, plain: name, nullable: false, narrows: true, length: 1 };
  const check = inlineCheck(
    isSame && reference !== null ? { ...reference, ...plain } : plain,
    socket,
    source,
  );
  return [
    ...(isSame ? [] : [`const ${name} = ${written}${semicolon}`]),
    `let ${alive} = true${semicolon}`,
    `const ${timer} = setInterval(() => {`,
    `\tif (${check.fails}) return${semicolon}`,
    `\tif (!${alive}) {`,
    `\t\t${name}.${end}()${semicolon}`,
    `\t\treturn${semicolon}`,
    '\t}',
    `\t${alive} = false${semicolon}`,
    `\t${name}.${ping.method}()${semicolon}`,
    `}, ${PERIOD_MS})${semicolon}`,
    `${name}.on(${quote}${ping.answered}${quote}, () => {`,
    `\t${alive} = true${semicolon}`,
    `})${semicolon}`,
    `${name}.on(${quote}${closed}${quote}, () => {`,
    `\tclearInterval(${timer})${semicolon}`,
    `})${semicolon}`,
  ];
}

/** A field, and a variable that is given several values, may hold another socket by the time of a ping. */
function holdsOneSocket(node: SocketLife['socket']['node'], written: string, source: Source): boolean {
  if (node.type !== 'Identifier') return /^[\w$]+$/.test(written) && node.type !== 'MemberExpression';
  const variable = variableIn(node, source);
  const declared = definitionOf(variable);
  const isConstant = declared?.type === 'VariableDeclarator' && declared.parent.kind === 'const';
  return isParameter(variable) || isConstant;
}

function variableIn(node: SocketLife['socket']['node'], source: Source) {
  const read = variableOf(node, source);
  if (read !== null) return read;
  // A parameter's own name is no reference.
  return (
    source.scopes
      .flatMap(({ variables }) => variables)
      .find(({ identifiers }) => identifiers.some((one) => one === node)) ?? null
  );
}
