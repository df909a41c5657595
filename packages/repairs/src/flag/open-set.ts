// A set of the open sockets, where one object hears of the end of many: `open(socket) { openSockets.add(socket); }`.
import type { Node, SendSite, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { isFunction, isInside, memberName, outerOf } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';
import { declareAt, flagName, placeBefore } from './flag-place.ts';
import { beginMethod, methodsOf } from './object-methods.ts';
import type { Remembered } from './remembered-end.ts';
import type { Origin } from './socket-origin.ts';
import { variableIn, variableOfSocket } from './socket-variable.ts';

const OPENING = 'open';

/** Asks the set that a behaviour keeps of its open sockets, or makes it keep one. */
export function rememberInSet(
  send: SendSite,
  { object, row, ending }: Origin,
  { source, language }: RepairContext,
): Remembered | Refusal {
  const socket = variableOfSocket(send, source)?.name;
  if (!(OPENING in row.methods) || socket === undefined)
    return { refused: `what tells of the opening of this ${send.socket.row.noun} is out of sight` };
  const known = findSet(object, ending, send, source);
  if (known !== null) return { ...checkOf(known, socket), edits: [], setsBelow: null };
  const place = placeBefore(object);
  if (place === null)
    return { refused: 'there is no block for a set of the open sockets where their handlers are' };
  const name = flagName(['openSockets', 'liveSockets', 'openSockets'], place, 0, source);
  const { semicolon } = styleOf(source);
  const begin = (method: string, does: string) => {
    const print = (parameter: string) => `${name}.${does}(${parameter})${semicolon}`;
    return beginMethod(object, { method, parameter: socket, print }, source);
  };
  const opened = begin(OPENING, 'add');
  if ('refused' in opened) return opened;
  const ended = begin(ending, 'delete');
  if ('refused' in ended) return ended;
  const made = `new WeakSet${language === 'ts' ? '<object>' : ''}()`;
  return {
    ...checkOf(name, socket),
    edits: [declareAt(place, [`const ${name} = ${made}${semicolon}`], source), ...opened, ...ended],
    setsBelow: null,
  };
}

function checkOf(set: string, socket: string) {
  return { holds: `${set}.has(${socket})`, fails: `!${set}.has(${socket})` };
}

/** Finds a set to which every socket is added when it opens, and from which only the end takes it. */
function findSet(
  object: TSESTree.ObjectExpression,
  ending: string,
  send: SendSite,
  source: Source,
): string | null {
  const opened = methodsOf(object).get(OPENING)?.value;
  const ended = methodsOf(object).get(ending)?.value;
  if (opened === undefined || ended === undefined) return null;
  for (const { receiver } of callsWithSocket(opened, 'add', source)) {
    const set = variableOf(receiver, source);
    if (set === null || !isVisibleAt(set, send.node, source)) continue;
    const isLeft = callsWithSocket(ended, 'delete', source).some(
      (call) => variableOf(call.receiver, source) === set,
    );
    const isLeftElsewhere = set.references.some(({ identifier }) => {
      // Scope managers keep the identifier of each reference.
      const member = outerOf(identifier as Node);
      const method = member?.type === 'MemberExpression' ? memberName(member) : null;
      return (method === 'delete' || method === 'clear') && member !== null && !isInside(member, ended);
    });
    if (isLeft && !isLeftElsewhere) return set.name;
  }
  return null;
}

/** Lists the calls that a method surely makes with the socket that it is handed: `sockets.add(socket);`. */
function callsWithSocket(
  method: Node,
  name: string,
  source: Source,
): readonly { readonly receiver: TSESTree.Identifier }[] {
  if (!isFunction(method) || method.body.type !== 'BlockStatement') return [];
  const [socket] = method.params;
  return method.body.body.flatMap((statement) => {
    const call = statement.type === 'ExpressionStatement' ? statement.expression : null;
    if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return [];
    const { object } = call.callee;
    const [given] = call.arguments;
    const isHanded = given !== undefined && variableIn(given, source)?.identifiers[0] === socket;
    return memberName(call.callee) === name && isHanded && object.type === 'Identifier'
      ? [{ receiver: object }]
      : [];
  });
}
