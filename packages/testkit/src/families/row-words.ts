// The calls and checks of a row, written down.
import type { MethodRow, SocketRow, State, StateValue } from '@socket-safety/libraries';

/** How programs speak to a socket, as its row says. */
export interface Words {
  readonly method: MethodRow;
  /** Statements. */
  readonly send: string;
  readonly close: string | null;
  /** An expression; null where no state can be asked. */
  readonly open: string | null;
}

/** Finds these words; null for a socket that sends nothing. */
export function wordsOf(row: SocketRow): Words | null {
  const methods = Object.entries(row.methods);
  const sending = methods.find(([, { role }]) => role === 'send');
  if (sending === undefined) return null;
  const [name, method] = sending;
  const closer = methods.find(
    ([, { role, sends, becomes }]) => role === 'close' && sends !== true && ENDS.has(becomes?.open),
  );
  return {
    method,
    send: `socket.${name}('hello');`,
    close: closer === undefined ? null : `socket.${closer[0]}();`,
    open: row.check === null ? null : openCheck(row.check),
  };
}

const ENDS: ReadonlySet<State | undefined> = new Set(['closing', 'closed']);

function openCheck({ property, open, also }: NonNullable<SocketRow['check']>): string {
  const one = asked(property, open);
  return also === undefined ? one : `${one} && ${asked(also.property, also.open)}`;
}

/** As people write it: `socket.connected`, `!socket.isDestroyed()`, `socket.readyState === 1`. */
function asked(property: string, open: StateValue): string {
  const state = `socket.${property}`;
  if (typeof open === 'boolean') return open ? state : `!${state}`;
  return `${state} === ${JSON.stringify(open)}`;
}

/** Says whether a call in a state does anything but succeed. */
export function fails({ outcome }: MethodRow, state: State): boolean {
  return outcome[state]?.some((one) => one !== 'ok' && one !== 'buffers') ?? false;
}

/** Prints a statement that hears an event of the socket; null where the socket can only be heard by handler objects. */
export function hearing(
  { listeners }: Pick<SocketRow, 'listeners'>,
  event: string,
  body: string,
): string | null {
  const [form] = listeners;
  switch (form) {
    case 'emitter':
      return `socket.on('${event}', () => { ${body} });`;
    case 'event-target':
      return `socket.addEventListener('${event}', () => { ${body} });`;
    case 'property':
      return `socket.on${event} = () => { ${body} };`;
    case 'event-object':
      return `socket.on${event.slice(0, 1).toUpperCase()}${event.slice(1)}.addListener(() => { ${body} });`;
    default:
      return null;
  }
}
