// A flag that a listener to the close event sets: `socket.on('close', () => { closed = true; })`.
import type { ScopeVariable, SendSite } from '@socket-safety/analysis';
import type { Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { addFlag, askFlag, outOfSight } from './closed-flag.ts';
import { declareAt, placeBehind } from './flag-place.ts';
import { findKnownFlag } from './known-flag.ts';
import { callsOn } from './own-closes.ts';
import type { RememberedEnd } from './remembered-end.ts';
import { declarationOf } from './socket-variable.ts';

/** Asks the flag that a listener of the socket sets, or adds both behind the declaration of a socket that is made there. */
export function rememberFromEvent(
  send: SendSite,
  variable: ScopeVariable,
  context: RepairContext,
): RememberedEnd | Refusal {
  const { source } = context;
  const { events, listeners, noun } = send.socket.row;
  const event = Object.keys(events).find((name) => events[name]?.role === 'close');
  if (event === undefined || !listeners.includes('emitter'))
    return {
      refused: `this library has no state that could be asked, and nothing in sight tells of the end of this ${noun}`,
    };
  const endings = [...callsOn([variable])].flatMap(({ call: { arguments: given }, method }) => {
    const [heard, listener] = given;
    const hears = ['on', 'once', 'addListener'].includes(method) && heard?.type === 'Literal';
    return hears && heard.value === event && listener !== undefined ? [listener] : [];
  });
  const told = { sockets: [variable], endings, starts: [] };
  const known = findKnownFlag(send, told, source);
  if (known !== null) return askFlag(send, known, context);
  const place = placeBehind(variable);
  if (place === null || !isMadeOnce(variable)) return outOfSight(send);
  const { quote, semicolon } = styleOf(source);
  const hear = (set: string) => [
    declareAt(
      place,
      [`${variable.name}.on(${quote}${event}${quote}, () => {`, `\t${set}`, `})${semicolon}`],
      source,
    ),
  ];
  return addFlag(send, { place, told, hear, number: 0 }, context);
}

/** The variable has one socket as long as it is. */
function isMadeOnce(variable: ScopeVariable): boolean {
  const declared = declarationOf(variable);
  const made = declared?.type === 'VariableDeclarator' ? declared.init?.type : undefined;
  if (made !== 'CallExpression' && made !== 'NewExpression') return false;
  return variable.references.filter((reference) => reference.isWrite()).length === 1;
}
