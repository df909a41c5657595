// How a story ends: in which state the socket is by then, and what is lost.
import {
  listStates,
  type Node,
  type RetentionSite,
  type SendSite,
  type Step,
  type StepRole,
  type WalkSite,
} from '@socket-safety/analysis';
import type { Outcome, State } from '@socket-safety/libraries';
import { outcomesOf } from '../outcomes.ts';
import { findName } from './names.ts';
import type { Subject } from './subject.ts';

/** Tells whether anything fails: what is merely better style has no story. */
export function canFail({ send, about }: Subject): boolean {
  switch (about?.kind) {
    case undefined:
    case 'send':
    case 'check':
    case 'sender':
      return send !== null && failingStates(send).length > 0;
    case 'walk':
      return endOfWalk(about.walk) !== null;
    default:
      return true;
  }
}

/** Says what goes wrong in a step; null where it is none in which something does. */
export function wordsOfFault(
  { role, node }: Step,
  { send, about, noun }: Subject,
  path: readonly Step[],
): string | null {
  switch (role) {
    case 'sent':
      return send === null || node === null ? null : wordsOfSend(send, noun, path);
    case 'swallowed':
      return 'an empty handler takes the error';
    case 'changed':
      return about?.kind === 'walk' ? `${nameOf(node)} → ${endOfWalk(about.walk) ?? 'nothing'}` : null;
    case 'not-released':
      return about?.kind === 'retention' ? endOfRetention(about.site) : null;
    case 'cleared':
      return 'the newer one is taken away';
    case 'exits':
      return 'the program ends';
    case 'reconnects':
      return about?.kind === 'reconnect' ? endOfReconnect(about.reconnect.delay) : null;
    case 'late-listener':
    case 'unheard':
      return 'nobody listens, the process ends';
    case 'unnoticed':
      return 'nobody notices';
    case 'untold':
      return 'the caller is not told';
    default:
      return null;
  }
}

function nameOf(node: Node | null): string {
  return (node === null ? null : findName(node)) ?? 'change';
}

/** Returns the state in which a story shows the send to fail; the path says which come first. */
export function stateAtEnd(send: SendSite, path: readonly Step[]): State {
  const failing = failingStates(send);
  const order = orderAfter(new Set(path.map(({ role }) => role)));
  return order.find((state) => failing.includes(state)) ?? 'closed';
}

function orderAfter(roles: ReadonlySet<StepRole>): readonly State[] {
  if (roles.has('closes') || roles.has('may-close')) return ['closed', 'closing', 'connecting'];
  if (roles.has('closed')) return ['closing', 'closed', 'connecting'];
  return roles.has('made') || roles.has('replaced')
    ? ['connecting', 'closing', 'closed']
    : ['closed', 'closing', 'connecting'];
}

function failingStates(send: SendSite): readonly State[] {
  const { hazard, strictHazard, states } = send;
  const possible = listStates((hazard ?? strictHazard)?.states ?? states);
  return possible.filter((state) => state !== 'open' && failureOf(send, state) !== null);
}

/** Worst first; what is accepted or kept for later is no failure. */
const FAILURES: readonly (readonly [Outcome, string])[] = [
  ['throws', 'throws'],
  ['rejects', 'rejects'],
  ['error-event', '`error` event'],
  ['drops', 'lost'],
  ['callback', 'lost'],
  ['status', 'lost'],
];

function failureOf(send: SendSite, state: State): string | null {
  const outcomes = outcomesOf(send, state);
  return FAILURES.find(([outcome]) => outcomes.includes(outcome))?.[1] ?? null;
}

function wordsOfSend(send: SendSite, noun: string, path: readonly Step[]): string {
  const state = stateAtEnd(send, path);
  const call =
    send.node.callee.type === 'MemberExpression' ? `${noun}.${nameOf(send.node)}` : `${nameOf(send.node)}()`;
  return `${call} (${state}) → ${failureOf(send, state) ?? 'lost'}`;
}

const WALKS: Readonly<Record<WalkSite['change']['kind'], string | null>> = {
  'removes-element': 'an element is passed over',
  'inserts-element': 'an element comes twice',
  'appends-always': 'it never ends',
  'adds-entry': 'it never ends',
  'readds-current': 'it comes to it again',
  'deletes-current': null,
  'deletes-other': 'an element is passed over',
  'others-remove': 'an element is passed over',
};

function endOfWalk({ change, collection }: WalkSite): string | null {
  return change.kind === 'deletes-current' && collection.kind === 'array'
    ? 'an element is passed over'
    : WALKS[change.kind];
}

function endOfRetention({ kind, holder }: RetentionSite): string {
  switch (kind) {
    case 'collection':
      return `${nameOf(holder)} still holds it`;
    case 'interval':
    case 'timer':
      return 'the timer still runs';
    case 'subscription':
    case 'listener':
      return `${nameOf(holder)} still calls back`;
  }
}

function endOfReconnect(delay: { readonly kind: string; readonly ms?: number }): string {
  return delay.kind === 'constant' ? `connects again after ${delay.ms} ms` : 'connects again at once';
}
