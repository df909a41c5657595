// A flag that a listener to the end of a socket sets: `socket.on('close', () => { closed = true; })`.
import {
  definitionOf,
  type Node,
  type ScopeVariable,
  type SendSite,
  type Source,
} from '@socket-safety/analysis';
import type { Edit, Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { isFunction } from '../syntax/tree.ts';
import { addFlag, askFlag, outOfSight } from './closed-flag.ts';
import {
  endListenerOf,
  endListenersOn,
  isHandedOpen,
  printListener,
  type EndListener,
} from './end-listener.ts';
import { placeBehind, placeIn, type FlagPlace } from './flag-place.ts';
import { findKnownFlag } from './known-flag.ts';
import { beginFunction } from './object-methods.ts';
import { callsOn } from './own-closes.ts';
import type { Remembered } from './remembered-end.ts';

/** Asks the flag that a listener of the socket sets, or adds both where the socket comes into its variable. */
export function rememberFromEvent(
  send: SendSite,
  variable: ScopeVariable,
  context: RepairContext,
): Remembered | Refusal {
  const { source } = context;
  const { noun } = send.socket.row;
  const listener = endListenerOf(send.socket);
  if (listener === null) {
    return {
      refused: `this library has no state that could be asked, and nothing in sight tells of the end of this ${noun}`,
    };
  }
  const endings = [...endListenersOn(variable, listener)];
  const told = { sockets: [variable], calls: [...callsOn([variable])], endings, starts: [] };
  const known = findKnownFlag(send, told, source);
  if (known !== null) return askFlag(send, known, context);
  const place = placeOf(variable, send);
  if (place === null) return outOfSight(send);
  const hear = (set: string) => listen(variable, listener, endings, set, source);
  return addFlag(send, { place, told, hear, wishes: [`${variable.name}Closed`], number: 0 }, context);
}

/** Where the variable gets the one socket that it ever has. */
function placeOf(variable: ScopeVariable, { socket }: SendSite): FlagPlace | null {
  const declared = definitionOf(variable);
  const writes = variable.references.filter((reference) => reference.isWrite()).length;
  if (declared?.type === 'VariableDeclarator') {
    const isMade = declared.init?.type === 'CallExpression' || declared.init?.type === 'NewExpression';
    return isMade && writes === 1 ? placeBehind(variable) : null;
  }
  if (declared === undefined || !isFunction(declared) || writes > 0) return null;
  return isHandedOpen(variable, socket) ? placeIn(declared) : null;
}

/** Sets the flag in the listener that is there, or prints another behind the flag. */
function listen(
  variable: ScopeVariable,
  listener: EndListener,
  endings: readonly Node[],
  set: string,
  source: Source,
): Heard | Refusal {
  const own = endings.find(isFunction);
  if (own !== undefined) {
    const edits = beginFunction(own, { method: 'listener', parameter: null, print: () => set }, source);
    return 'refused' in edits ? edits : { edits, lines: [] };
  }
  if (listener.kind === 'method' && endings.length > 0)
    return { refused: `\`${listener.method}\` takes one listener, and that is out of sight` };
  const { quote, semicolon } = styleOf(source);
  const [first, last] = printListener(variable.name, listener, quote);
  return { edits: [], lines: [first, `\t${set}`, `${last}${semicolon}`] };
}

/** What it costs that the program hears of the end. */
export interface Heard {
  readonly edits: readonly Edit[];
  /** Lines that come behind the flag. */
  readonly lines: readonly string[];
}
