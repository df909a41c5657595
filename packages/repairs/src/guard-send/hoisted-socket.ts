// `rooms.get(id)?.send(text)`: a socket that only a call gives is kept in a constant, so that it can be asked and used.
import type { Node, SendSite, Source } from '@socket-safety/analysis';
import type { Refusal } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import type { Reference } from '../syntax/reference.ts';
import { eachOfThisRun } from '../syntax/tree.ts';
import type { Hoisted } from './awaited-arguments.ts';
import { memberOn, socketOf } from './receiver.ts';

/** Puts the socket of a send into a constant. */
export function hoistSocket(
  send: SendSite,
  source: Source,
): (Hoisted & { readonly reference: Reference }) | Refusal {
  const node = socketOf(send);
  if (node === send.node) return { refused: 'the socket is out of sight: it is held by what is called here' };
  const { call, nullable } = unwrap(node);
  if (call === null) return { refused: 'the expression for the socket cannot be written twice' };
  if ([...eachOfThisRun(call)].some(({ type }) => type === 'AwaitExpression' || type === 'YieldExpression')) {
    return { refused: 'the expression for the socket waits' };
  }
  const name = freeName(wishesFor(send.socket.row.noun), source);
  const member = memberOn(send);
  const value = source.text.slice(...call.range);
  return {
    reference: {
      text: name,
      plain: name,
      nullable: nullable || member?.optional === true,
      narrows: true,
      length: 1,
    },
    lines: [`const ${name} = ${value}${styleOf(source).semicolon}`],
    edits: [
      member === null
        ? { range: node.range, text: name }
        : { range: [member.range[0], member.property.range[0]], text: `${name}.` },
    ],
  };
}

function wishesFor(noun: string): readonly [string, ...string[]] {
  return noun === 'socket'
    ? ['socket', 'client', 'peer', 'socket']
    : [noun, `current${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`];
}

function unwrap(expression: Node): { readonly call: Node | null; readonly nullable: boolean } {
  switch (expression.type) {
    case 'CallExpression':
      return { call: expression, nullable: false };
    case 'ChainExpression':
      return { ...unwrap(expression.expression), nullable: true };
    case 'TSNonNullExpression':
      return { ...unwrap(expression.expression), nullable: true };
    default:
      return { call: null, nullable: false };
  }
}
