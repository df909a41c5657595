// What led to a finding, told in the order in which it happens, for reports that show the way and not only the end.
import type { CheckSite, Reason, SendSite, WalkSite } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Node } from './ir/model.ts';
import { canBe, isWithin, OPEN } from './states.ts';

/** One step of a path. */
export interface Step {
  readonly role: StepRole;
  /** Null for what no line of the file does: the other side closes, nobody listens. */
  readonly node: Node | null;
}

/**
 * What a step does to the socket. Roles without a node are marked with –.
 *
 * | role             | the node                                                              |
 * | ---------------- | ---------------------------------------------------------------------- |
 * | `made`           | the call that makes the socket, or the parameter that it is handed to |
 * | `handed-over`    | the function or handler that may be entered with it in any state      |
 * | `listening`      | the registration of a handler of its end                              |
 * | `walking`        | the loop over several sockets, or over what is changed                |
 * | `checked`        | the open check                                                        |
 * | `asked`          | the condition that means to be an open check                          |
 * | `copied`         | what keeps an old answer                                              |
 * | `waits`          | – a loop waits for something                                          |
 * | `suspended`      | the `await`, `yield` or later callback that lets outside events in    |
 * | `replaced`       | the assignment that puts another socket into the place                |
 * | `closed`         | the close call                                                        |
 * | `found-not-open` | the check whose negative branch leads on                              |
 * | `failing`        | the catch or finally clause, or the registration of the error handler |
 * | `may-close`      | – outside events may close the socket                                 |
 * | `closes`         | – the socket closes                                                   |
 * | `fails`          | – the socket fails                                                    |
 * | `vanishes`       | – the other end vanishes without a word                               |
 * | `sent`           | the call that sends                                                   |
 * | `opens`          | – only now the socket opens                                           |
 * | `swallowed`      | what hides the failure                                                |
 * | `changed`        | the call that changes the collection                                  |
 * | `kept`           | what keeps the socket, or goes on for it                              |
 * | `not-released`   | – nothing takes it back                                               |
 * | `cleared`        | the expression that clears what may be a newer socket’s               |
 * | `exits`          | the call that ends the program                                        |
 * | `reconnects`     | what connects again                                                   |
 * | `late-listener`  | the listener that comes too late                                      |
 * | `unheard`        | – nobody listens                                                      |
 * | `unnoticed`      | – nobody notices                                                      |
 * | `entered`        | the function whose job is sending                                     |
 * | `untold`         | – the caller does not learn of it                                     |
 */
export type StepRole =
  | 'made'
  | 'handed-over'
  | 'listening'
  | 'walking'
  | 'checked'
  | 'asked'
  | 'copied'
  | 'waits'
  | 'suspended'
  | 'replaced'
  | 'closed'
  | 'found-not-open'
  | 'failing'
  | 'may-close'
  | 'closes'
  | 'fails'
  | 'vanishes'
  | 'sent'
  | 'opens'
  | 'swallowed'
  | 'changed'
  | 'kept'
  | 'not-released'
  | 'cleared'
  | 'exits'
  | 'reconnects'
  | 'late-listener'
  | 'unheard'
  | 'unnoticed'
  | 'entered'
  | 'untold';

/** Returns the path of a finding; each node comes once, and at least one step has one. */
export function pathOf(finding: Finding): readonly Step[] {
  const { about, node, because } = finding;
  switch (about.kind) {
    case 'send': {
      const steps = pathToSend(about.send, because);
      return about.send.node === node ? steps : [...steps, { role: 'swallowed', node }];
    }
    case 'check':
      return pathThroughCheck(about.check, because);
    case 'walk':
      return pathOfWalk(about.walk);
    case 'retention':
      return [{ role: 'kept', node }, outside('closes'), outside('not-released')];
    case 'clearing': {
      const { registration, replaced } = about.clearing;
      return [
        ...at('listening', registration),
        ...at('replaced', replaced),
        outside('closes'),
        { role: 'cleared', node },
      ];
    }
    case 'exit':
      return [
        ...at('listening', about.exit.registration),
        outside(about.exit.event === 'close' ? 'closes' : 'fails'),
        { role: 'exits', node },
      ];
    case 'reconnect': {
      const { dialling, registration, event } = about.reconnect;
      return [
        ...at('made', dialling.made),
        ...at('listening', registration),
        outside(event === 'close' ? 'closes' : 'fails'),
        { role: 'reconnects', node },
      ];
    }
    case 'life': {
      const { life, lacks } = about;
      if (lacks === 'heartbeat') return [...at('made', life.node), outside('vanishes'), outside('unnoticed')];
      return life.lateListener === null
        ? [...at('made', life.node), outside('fails'), outside('unheard')]
        : [...at('made', life.node), outside('fails'), ...at('late-listener', life.lateListener)];
    }
    case 'sender': {
      const [call] = about.sender.calls;
      return [{ role: 'entered', node }, ...at('sent', call?.node ?? null), outside('untold')];
    }
  }
}

/** Returns what leads to a send, whether anything is wrong with it or not; the open check that holds comes right before it. */
export function pathOfSend(send: SendSite): readonly Step[] {
  const { node, check, states, strictStates, because } = send;
  // What only `strict` asks about is told as it sees it, where both see the same states.
  const hazard = send.hazard ?? (states === strictStates ? send.strictHazard : null);
  if (hazard !== null) return pathToSend(send, hazard.because);
  const isOpen = isWithin(states, OPEN);
  // What outside events may do has no part in it where nothing came of them.
  const before = stepsOf(because).filter((step) => (step.node === null ? !isOpen : step.node !== check));
  return [...before, ...at('checked', check), { role: 'sent', node }];
}

function pathToSend(send: SendSite, because: readonly Reason[]): readonly Step[] {
  const { broadcast, states } = send.hazard ?? {};
  const before = [...at('walking', broadcast?.loop ?? null), ...stepsOf(because)];
  const end: readonly Step[] = [{ role: 'sent', node: send.node }];
  const isUnopened = states !== undefined && !canBe(states, 'open') && canBe(states, 'connecting');
  if (isUnopened && before.some(({ role }) => role === 'made') && !before.some(tellsOfTheEnd))
    return [...before, ...end, outside('opens')];
  return before.some(tellsOfTheEnd) ? [...before, ...end] : [...before, outside('may-close'), ...end];
}

function pathThroughCheck({ node, form, sends }: CheckSite, because: readonly Reason[]): readonly Step[] {
  const [send] = sends;
  const before = stepsOf(because).filter((step) => step.node !== node && step.node !== send?.node);
  const isSend = send?.node === node;
  const asked = isSend ? [] : at('asked', node);
  const copied = form.kind === 'copy' ? at('copied', form.made) : [];
  const sent = send === undefined ? [] : at('sent', send.node);
  const isAfter = (step: Step) => step.node !== null && step.node.range[0] > node.range[0];
  const isFirst = ({ role }: Step) => role === 'made' || role === 'handed-over';
  return [
    ...before.filter(isFirst),
    ...copied,
    ...before.filter((step) => !isFirst(step) && (isSend || !isAfter(step))),
    ...asked,
    ...before.filter((step) => !isFirst(step) && !isSend && isAfter(step)),
    ...(send === undefined || before.some(tellsOfTheEnd) ? [] : [outside('may-close')]),
    ...sent,
  ];
}

function pathOfWalk({ loop, change, suspended }: WalkSite): readonly Step[] {
  const waits = suspended || change.kind === 'others-remove';
  return [...at('walking', loop), ...(waits ? [outside('waits')] : []), ...at('changed', change.node)];
}

/** Reasons stand with the deciding one first; here they stand in the order in which they happen. */
function stepsOf(because: readonly Reason[]): readonly Step[] {
  const seen = new Set<Node>();
  const ordered = because
    .filter(({ node }) => !seen.has(node) && seen.add(node))
    .sort(
      (left, right) =>
        ROLES[left.kind].rank - ROLES[right.kind].rank || left.node.range[0] - right.node.range[0],
    );
  const steps = ordered.flatMap(({ kind, node }): Step[] => {
    const { role, brings } = ROLES[kind];
    return brings === undefined ? [{ role, node }] : [{ role, node }, outside(brings)];
  });
  // A later step says how it closes, so that the suspension need not.
  return steps.filter(
    ({ role }, index) => role !== 'may-close' || !steps.slice(index + 1).some(tellsOfTheEnd),
  );
}

interface ReasonStep {
  readonly role: StepRole;
  readonly rank: number;
  /** What then happens outside. */
  readonly brings?: StepRole;
}

const ROLES: Readonly<Record<Reason['kind'], ReasonStep>> = {
  entry: { role: 'handed-over', rank: 0 },
  born: { role: 'made', rank: 0 },
  'close-event': { role: 'listening', rank: 1, brings: 'closes' },
  asked: { role: 'asked', rank: 2 },
  checked: { role: 'checked', rank: 2 },
  suspended: { role: 'suspended', rank: 3, brings: 'may-close' },
  reassigned: { role: 'replaced', rank: 3 },
  'closed-by': { role: 'closed', rank: 3 },
  'check-failed': { role: 'found-not-open', rank: 4 },
  handler: { role: 'failing', rank: 4 },
};

/** Roles that say why the socket need not be open. */
const ENDS: ReadonlySet<StepRole> = new Set([
  'handed-over',
  'replaced',
  'closed',
  'closes',
  'may-close',
  'found-not-open',
]);

function tellsOfTheEnd({ role }: Step): boolean {
  return ENDS.has(role);
}

function at(role: StepRole, node: Node | null): readonly Step[] {
  return node === null ? [] : [{ role, node }];
}

function outside(role: StepRole): Step {
  return { role, node: null };
}
