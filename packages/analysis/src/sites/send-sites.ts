// Send records and their callers' knowledge become send sites: one per call in the source, with what is wrong, if anything.
import type { TSESTree } from '@typescript-eslint/types';
import type { Outcome, State } from '@socket-safety/libraries';
import type { Hazard, Reason, SendSite } from '../facts.ts';
import type { FunctionId, Place } from '../ir/model.ts';
import { joinHeld } from '../flow/state.ts';
import type { Entries, Standing, Trust } from '../flow/entries.ts';
import type { SendRecord, Solution } from '../flow/records.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Source } from '../source.ts';
import { canBe, isWithin, listStates, meet, NONE, statesOf, widen, type StateSet } from '../states.ts';
import { clausesAround, isNoticed } from './notice.ts';

const NOT_OPEN = statesOf('connecting', 'closing', 'closed');
const GONE = statesOf('closing', 'closed');
const CONNECTING = statesOf('connecting');

/** Builds the sites of a file in source order. */
export function findSendSites(
  source: Source,
  solutions: ReadonlyMap<FunctionId, Solution>,
  entries: Entries,
  identification: Identification,
  wrapped: ReadonlySet<unknown>,
): SendSite[] {
  const records = new Map<TSESTree.CallExpression, { fn: FunctionId; record: SendRecord }>();
  for (const { fn, sends } of solutions.values()) {
    for (const record of sends) {
      const { node } = record.instr;
      if (node.type !== 'CallExpression') continue;
      const known = records.get(node);
      // The copies of a `finally` body are one call.
      const held = known === undefined ? record.held : joinHeld(known.record.held, record.held);
      records.set(node, { fn: fn.id, record: { ...record, held } });
    }
  }
  const sites = [...records].map(([node, { fn, record }]) =>
    siteOf(node, fn, record, source, entries, identification, wrapped),
  );
  return sites.sort((left, right) => left.node.range[0] - right.node.range[0]);
}

function siteOf(
  node: TSESTree.CallExpression,
  fn: FunctionId,
  record: SendRecord,
  source: Source,
  entries: Entries,
  identification: Identification,
  wrapped: ReadonlySet<unknown>,
): SendSite {
  const socketNode = record.socket ?? node;
  const hazard = (trust: Trust) => {
    const standing = entries.standing(fn, record.held, trust);
    return hazardOf(node, record, standing, entries.errorHandler(fn), identification);
  };
  return {
    node,
    socket: {
      text: source.text.slice(socketNode.range[0], socketNode.range[1]),
      node: socketNode,
      place: placeOf(record),
      library: record.type.library,
      row: record.type.row,
      grade: 'certain',
    },
    method: record.name,
    methodRow: record.row,
    wrapper: record.wrapper,
    // A send whose failure rejects the promise of a function of its own: the calls of that function are the sites.
    hazard: wrapped.has(node) ? null : hazard('contracts'),
    strictHazard: wrapped.has(node) ? null : hazard('nothing'),
  };
}

function placeOf({ instr }: SendRecord): Place | null {
  if (instr.callee.kind !== 'method') return null;
  return instr.callee.receiver.kind === 'place' ? instr.callee.receiver.place : null;
}

function hazardOf(
  node: TSESTree.CallExpression,
  record: SendRecord,
  standing: Standing,
  errorHandler: Hazard['because'][number]['node'] | null,
  identification: Identification,
): Hazard | null {
  const possible = meet(standing.states, widen(record.type.states));
  const wrong = meet(possible, NOT_OPEN);
  if (wrong === NONE) return null;
  const unnoticed = listStates(wrong).filter((state) =>
    outcomesIn(record, state).some(
      (outcome) => !isNoticed(outcome, node, record.row, record.wrapper, identification),
    ),
  );
  if (unnoticed.length === 0) return null;
  const states = possible;
  const outcomes = [
    ...new Set(
      unnoticed.flatMap((state) =>
        outcomesIn(record, state).filter(
          (outcome) => !isNoticed(outcome, node, record.row, record.wrapper, identification),
        ),
      ),
    ),
  ];
  const handler = clausesAround(node).handler ?? errorHandler;
  return { ...classify(states, standing, handler), states, outcomes };
}

function outcomesIn({ row, instr }: SendRecord, state: State): readonly Outcome[] {
  const told = row.callback === 'last' && instr.arguments.length > 1 ? row.withCallback?.[state] : undefined;
  return told ?? row.outcome[state] ?? [];
}

/** Picks the first kind that fits, in the order that `Hazard` lists. */
function classify(
  states: StateSet,
  { check, reasons }: Standing,
  handler: Hazard['because'][number]['node'] | null,
): Pick<Hazard, 'kind' | 'because'> {
  const first = (...kinds: readonly Reason['kind'][]) => [
    ...reasons.filter(({ kind }) => kinds.includes(kind)),
    ...reasons.filter(({ kind }) => !kinds.includes(kind)),
  ];
  if (isWithin(states, CONNECTING)) return { kind: 'before-open', because: first('born') };
  // The error event tells nothing of the state that a reader could rely on, so it counts as a handler.
  const onError = reasons[0]?.kind === 'handler';
  const failed = reasons.some(({ kind }) => kind === 'check-failed') && !canBe(states, 'open');
  if ((isWithin(states, GONE) || failed) && !onError)
    return { kind: 'after-close', because: first('closed-by', 'close-event', 'check-failed') };
  if (handler !== null)
    return { kind: 'error-handler', because: [{ kind: 'handler', node: handler }, ...reasons] };
  if (check?.stale)
    return { kind: 'stale-check', because: [check.stale, { kind: 'checked', node: check.node }, ...reasons] };
  return { kind: 'unguarded', because: first('suspended', 'entry') };
}
