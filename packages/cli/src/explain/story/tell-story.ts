// A path in the words of a schedule: what happens, one event after the other, up to the failure.
// `connection · message · check passes · await lookUp · socket closes · lookUp answers · socket.send (closed) → lost`
import {
  pathOf,
  pathOfSend,
  type Finding,
  type Node,
  type SendSite,
  type Step,
} from '@socket-safety/analysis';
import { canFail, stateAtEnd, wordsOfFault } from './endings.ts';
import { framesAround, wordsOfEvent, type Frame } from './frames.ts';
import { findName } from './names.ts';
import { nounOf, subjectOf, type Subject } from './subject.ts';

/** Tells how a finding comes about, an event each; null where nothing fails for good, as with what is only better style. */
export function storyOfFinding(finding: Finding): readonly string[] | null {
  return tell(pathOf(finding), subjectOf(finding));
}

/** Tells how a send comes to fail; null where it does not. */
export function storyOfSend(send: SendSite): readonly string[] | null {
  return tell(pathOfSend(send), { send, about: null, noun: nounOf(send.socket) });
}

function tell(path: readonly Step[], subject: Subject): readonly string[] | null {
  if (!canFail(subject)) return null;
  const story = startStory();
  let awaited: Node | null = null;
  for (const [index, step] of path.entries()) {
    const { role, node } = step;
    // What comes from outside comes before the code that meets it starts to run.
    if (node === null && story.isEmpty()) story.enterAlmost(path[index + 1]?.node ?? null);
    if (node !== null) {
      story.enter(node);
      if (!failsWith(node, awaited)) story.goOn();
    }
    story.say(wordsOfStep(step, subject, path) ?? wordsOfFault(step, subject, path));
    if (node === null) continue;
    story.waitFor(answerOf(role, node, awaited));
    if (role === 'suspended') awaited = node;
  }
  return story.events();
}

/** Collects events; none is told twice, since a step and the function around the next may speak of the same one. */
function startStory() {
  const events: string[] = [];
  const entered = new Set<Node>();
  let waiting: string | null = null;
  const say = (words: string | null): void => {
    if (words !== null && !events.includes(words)) events.push(words);
  };
  const enterAll = (frames: readonly Frame[]): void => {
    for (const { node, words } of frames) {
      if (!entered.has(node)) say(words);
      entered.add(node);
    }
  };
  return {
    say,
    enter: (node: Node) => enterAll(framesAround(node)),
    enterAlmost(node: Node | null) {
      const frames = node === null ? [] : framesAround(node).filter(({ words }) => words !== null);
      enterAll(frames.slice(0, -1));
    },
    /** What will be said as the code goes on. */
    waitFor: (answer: string | null) => void (waiting = answer ?? waiting),
    goOn() {
      say(waiting);
      waiting = null;
    },
    isEmpty: () => events.length === 0,
    events: (): readonly string[] => events,
  };
}

function wordsOfStep({ role, node }: Step, { noun, send }: Subject, path: readonly Step[]): string | null {
  switch (role) {
    case 'may-close':
    case 'closes':
      return wordsOfClose(noun, send, path);
    case 'fails':
      return `${noun} fails`;
    case 'vanishes':
      return 'the other end vanishes';
    case 'waits':
      return 'the loop waits';
    case 'opens':
      return `only then ${noun} opens`;
    case 'checked':
      return 'check passes';
    case 'asked':
      return 'condition lets it through';
    case 'copied':
      return 'state is copied';
    case 'found-not-open':
      return 'check says not open';
    case 'replaced':
      return `another takes the place of ${noun}`;
    case 'handed-over':
      return send === null || path.some(isLater) ? null : `${noun} is ${stateAtEnd(send, path)} already`;
    default:
      return node === null ? null : wordsOfPlace(role, node, noun);
  }
}

/** What has just failed is closing by that. */
function wordsOfClose(noun: string, send: SendSite | null, path: readonly Step[]): string | null {
  if (send === null || stateAtEnd(send, path) !== 'closing') return `${noun} closes`;
  const hasFailed = path.some(({ role, node }) => role === 'failing' && node !== null && !isClause(node));
  return hasFailed ? null : `${noun} starts to close`;
}

/** Steps that say what becomes of a socket once it was handed over. */
function isLater({ role }: Step): boolean {
  return role === 'checked' || role === 'closed' || role === 'may-close' || role === 'replaced';
}

/** Of steps that are told by what stands there. */
function wordsOfPlace(role: Step['role'], node: Node, noun: string): string | null {
  switch (role) {
    case 'made':
      return node.type === 'NewExpression' ? `new ${findName(node) ?? noun}` : null;
    case 'suspended':
      return wordsOfSuspension(node);
    case 'closed':
      return `${findName(node) ?? 'close'} on ${noun}`;
    case 'failing':
      return isClause(node) ? null : wordsOfRegistration(node, noun);
    default:
      return null;
  }
}

function wordsOfSuspension(node: Node): string | null {
  switch (node.type) {
    case 'AwaitExpression':
      return `await ${findName(node) ?? 'something'}`;
    case 'ForOfStatement':
      return 'await the next';
    case 'YieldExpression':
      return 'yield';
    default:
      // The function that runs later has words of its own.
      return null;
  }
}

/** Tells whether a clause stands at the `try` in which something was awaited. */
function failsWith(node: Node, awaited: Node | null): boolean {
  if (!isClause(node) || node.parent?.type !== 'TryStatement' || awaited === null) return false;
  const [start, end] = node.parent.block.range;
  return start <= awaited.range[0] && awaited.range[1] <= end;
}

/** What is said as the code goes on behind a place where it waits, or fails. */
function answerOf(role: Step['role'], node: Node, awaited: Node | null): string | null {
  if (role === 'failing') {
    if (!isClause(node)) return null;
    const name = awaited !== null && failsWith(node, awaited) ? findName(awaited) : null;
    return `${name ?? 'the `try`'} ${node.type === 'CatchClause' ? 'fails' : 'ends'}`;
  }
  if (role !== 'suspended') return null;
  if (node.type === 'AwaitExpression') return `${findName(node) ?? 'it'} answers`;
  return node.type === 'YieldExpression' ? 'it goes on' : null;
}

function wordsOfRegistration(node: Node, noun: string): string {
  const target =
    node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee.object : null;
  return target === null ? `${noun} fails` : wordsOfEvent('error', target);
}

function isClause({ type }: Node): boolean {
  return type === 'CatchClause' || type === 'BlockStatement';
}
