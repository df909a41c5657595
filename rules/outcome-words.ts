// What is known of a send's socket, in words, and what its library then does.
import {
  canBe,
  hasCallback,
  listStates,
  printStates,
  statesOf,
  type Hazard,
  type SendSite,
} from '@socket-safety/analysis';
import type { Outcome, SocketRow, State } from '@socket-safety/libraries';

/** Tells whether every path agrees that the socket is not open. */
export function isSure(hazard: Hazard): boolean {
  return !canBe(hazard.states, 'open');
}

/** Lists the states in which the send fails and nobody notices, with what it then does. */
function failingCells(
  { node, methodRow, wrapper }: SendSite,
  hazard: Hazard,
): readonly (readonly [State, readonly Outcome[]])[] {
  const states = listStates(hazard.states).filter((state) => state !== 'open');
  // A wrapper has one answer to all of them.
  if (wrapper) return states.map((state) => [state, hazard.outcomes]);
  const told = hasCallback(methodRow, node.arguments.length) ? methodRow.withCallback : undefined;
  const cells = states.map((state): readonly [State, readonly Outcome[]] => [
    state,
    (told?.[state] ?? methodRow.outcome[state] ?? []).filter((outcome) => hazard.outcomes.includes(outcome)),
  ]);
  return cells.filter(([, outcomes]) => outcomes.length > 0);
}

/** Prints the states that make a send a hazard: `closing or closed`. */
export function printHazardStates(send: SendSite, hazard: Hazard): string {
  return printStates(statesOf(...failingCells(send, hazard).map(([state]) => state)));
}

/** Says what the library does with a send in those states: `` `ws` then throws or drops it silently ``. */
export function printOutcomes(send: SendSite, hazard: Hazard): string {
  if (send.wrapper) return 'its promise then rejects';
  const phrases = new Set(failingCells(send, hazard).map(([, outcomes]) => phraseForCell(outcomes, send)));
  return `\`${send.socket.library.name}\` then ${[...phrases].join(' or ') || 'cannot send it'}`;
}

/** The outcomes of a cell happen together; a callback counts where it is the only one. */
function phraseForCell(outcomes: readonly Outcome[], send: SendSite): string {
  const [only] = outcomes;
  if (only !== undefined && outcomes.length === 1) return phraseFor(only, send);
  const noticed = outcomes.filter((outcome) => outcome !== 'callback');
  return noticed.map((outcome) => phraseFor(outcome, send)).join(' and ');
}

function phraseFor(outcome: Outcome, send: SendSite): string {
  switch (outcome) {
    case 'ok':
      return 'takes it';
    case 'throws':
      return 'throws';
    case 'error-event':
      return endsProcess(send.socket.row)
        ? 'emits an `error` that is fatal if unheard'
        : 'emits an `error` event';
    case 'callback':
      return isGivenCallback(send) ? 'tells only the callback' : 'drops it silently';
    case 'rejects':
      return 'returns a promise that rejects';
    case 'status':
      return 'only returns a status';
    case 'drops':
      return 'drops it silently';
    case 'buffers':
      return 'keeps it back';
    default:
      return assertNever(outcome);
  }
}

function isGivenCallback({ node, methodRow }: SendSite): boolean {
  const last = node.arguments.at(-1);
  if (last?.type === 'ArrowFunctionExpression' || last?.type === 'FunctionExpression') return true;
  // An argument by name may be one.
  const isName = last?.type === 'Identifier' || last?.type === 'MemberExpression';
  return isName && hasCallback(methodRow, node.arguments.length);
}

function endsProcess(row: SocketRow): boolean {
  return Object.values(row.events).some(
    (event) => event.role === 'error' && event.unheard === 'ends-process',
  );
}

function assertNever(value: never): never {
  throw new Error(`Unknown outcome ${String(value)}`);
}
