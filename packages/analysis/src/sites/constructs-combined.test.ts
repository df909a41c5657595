// Constructs in each other: random programs around one socket, judged by the analysis and by a plain interpreter of state sets that
// follows the syntax. Where the interpreter says that a send can meet a state, the analysis must say so too.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerModule } from '../lower/module.ts';
import { verify } from '../ir/verify.ts';
import { ALL, isWithin, join, meet, NONE, OPEN, statesOf, widen, type StateSet } from '../states.ts';
import { analyseText, parseText } from '@socket-safety/testkit/marked-text';

const SEED = 20260917;
const RUNS = 200;
const NOT_OPEN = statesOf('connecting', 'closing', 'closed');
const CLOSING = statesOf('closing', 'closed');
const CONNECTING = statesOf('connecting');
const MADE = statesOf('open', 'closing', 'closed');

type Statement =
  | { readonly kind: 'send' | 'close' | 'await' | 'return' | 'break' | 'continue' | 'throw' }
  /** `if (socket.readyState !== 1) return;` */
  | { readonly kind: 'leave'; readonly by: 'return' | 'throw' }
  | { readonly kind: 'if'; readonly test: Test; readonly then: Body; readonly otherwise: Body }
  | { readonly kind: 'while'; readonly test: Test; readonly body: Body }
  | { readonly kind: 'do' | 'for-of' | 'for-await'; readonly body: Body }
  | { readonly kind: 'try'; readonly body: Body; readonly handler: Body | null; readonly last: Body | null };
type Body = readonly Statement[];
type Test = 'open' | 'not open' | 'unknown';

const anyTest = fc.constantFrom<Test>('open', 'not open', 'unknown');
const { body } = fc.letrec<{ statement: Statement; body: Body }>((tie) => ({
  body: fc.array(tie('statement'), { maxLength: 5, depthIdentifier: 'depth' }),
  statement: fc.oneof(
    { depthIdentifier: 'depth', depthSize: 'small', maxDepth: 3 },
    fc.record({
      kind: fc.constantFrom('send', 'send', 'send', 'close', 'await', 'return', 'throw', 'break', 'continue'),
    }),
    fc.record({ kind: fc.constant('leave'), by: fc.constantFrom('return', 'throw') }),
    fc.record({ kind: fc.constant('if'), test: anyTest, then: tie('body'), otherwise: tie('body') }),
    fc.record({ kind: fc.constant('while'), test: anyTest, body: tie('body') }),
    fc.record({ kind: fc.constantFrom('do', 'for-of', 'for-await'), body: tie('body') }),
    fc.record({
      kind: fc.constant('try'),
      body: tie('body'),
      handler: fc.option(tie('body'), { nil: null }),
      last: tie('body'),
    }),
  ) as fc.Arbitrary<Statement>,
}));

interface Printed {
  readonly text: string;
  readonly sends: readonly Statement[];
}

/** Writes a program; `checks: 'forgotten'` asks something else wherever it asks for the state. */
function print(program: Body, checks: 'kept' | 'forgotten'): Printed {
  const sends: Statement[] = [];
  const condition = (test: Test) =>
    test === 'unknown' || checks === 'forgotten'
      ? 'ready()'
      : `socket.readyState ${test === 'open' ? '===' : '!=='} 1`;
  const block = (inner: Body, loop: boolean): string =>
    `{ ${inner.map((one) => write(one, loop)).join(' ')} }`;
  function write(one: Statement, loop: boolean): string {
    switch (one.kind) {
      case 'send':
        sends.push(one);
        return `socket.send('${sends.length - 1}');\n`;
      case 'close':
        // In a block of its own: a last word just before a close is not missed.
        return '{ socket.close(); }';
      case 'await':
        return 'await reply;';
      case 'return':
        return 'return;';
      case 'throw':
        return 'throw failure;';
      case 'break':
      case 'continue':
        return loop ? `${one.kind};` : ';';
      case 'leave':
        return `if (${condition('not open')}) ${one.by === 'return' ? 'return' : 'throw failure'};`;
      case 'if':
        return `if (${condition(one.test)}) ${block(one.then, loop)} else ${block(one.otherwise, loop)}`;
      case 'while':
        return `while (${condition(one.test)}) ${block(one.body, true)}`;
      case 'do':
        return `do ${block(one.body, true)} while (ready());`;
      case 'for-of':
        return `for (const text of texts) ${block(one.body, true)}`;
      case 'for-await':
        return `for await (const text of feed) ${block(one.body, true)}`;
      case 'try': {
        // An empty handler would say that the send is given up.
        const handler = one.handler === null ? '' : ` catch { note(); ${block(one.handler, loop)} }`;
        const last = one.last === null ? '' : ` finally ${block(one.last, loop)}`;
        return `try ${block(one.body, loop)}${handler}${last}`;
      }
    }
  }
  // A file that makes such sockets, so that they can be connecting.
  const text = `import WebSocket from 'ws';\nvoid deliver(new WebSocket('ws://other'), []);\nexport async function deliver(socket: WebSocket, texts: string[]) ${block(program, false)}\n`;
  return { text, sends };
}

/**
 * A check that contradicts what the function knows already: no path leads there, or the check knows better.
 * Only a check that nothing preceded is believed over what callers promise.
 */
type Contradiction = 'impossible' | 'believed';

type Ways = Record<'next' | 'return' | 'break' | 'continue' | 'throw', StateSet>;
const NO_WAY: Ways = { next: NONE, return: NONE, break: NONE, continue: NONE, throw: NONE };

function joinWays(left: Ways, right: Ways): Ways {
  return {
    next: join(left.next, right.next),
    return: join(left.return, right.return),
    break: join(left.break, right.break),
    continue: join(left.continue, right.continue),
    throw: join(left.throw, right.throw),
  };
}

/** Interprets a program from `start`; whatever calls can throw, before and after its effect. */
function interpret(
  program: Body,
  start: StateSet,
  contradiction: Contradiction,
): ReadonlyMap<Statement, StateSet> {
  const met = new Map<Statement, StateSet>();

  function runAll(body: Body, from: StateSet, inLoop: boolean): Ways {
    let ways: Ways = { ...NO_WAY, next: from };
    for (const one of body) {
      const step = run(one, ways.next, inLoop);
      ways = { ...joinWays(ways, step), next: step.next };
    }
    return ways;
  }
  function branch(test: Test, from: StateSet): readonly [StateSet, StateSet] {
    if (test === 'unknown') return [from, from];
    const [open, other] = [restrict(from, OPEN), restrict(from, NOT_OPEN)];
    return test === 'open' ? [open, other] : [other, open];
  }
  function restrict(from: StateSet, to: StateSet): StateSet {
    const kept = meet(from, to);
    return kept === NONE && contradiction === 'believed' ? meet(widen(from), to) : kept;
  }
  /** `enter` says what the body starts with and what the loop leaves with; `mayThrow`: the step between rounds can fail. */
  function loop(
    from: StateSet,
    mayThrow: boolean,
    enter: (head: StateSet) => readonly [inside: StateSet, out: StateSet],
    body: Body,
  ): Ways {
    let head = from;
    for (;;) {
      const [inside, out] = enter(head);
      const round = runAll(body, inside, true);
      const again = join(head, join(round.next, round.continue));
      if (again === head) {
        const failed = mayThrow ? join(inside, out) : NONE;
        return {
          ...NO_WAY,
          next: join(out, round.break),
          return: round.return,
          throw: join(round.throw, failed),
        };
      }
      head = again;
    }
  }
  function run(one: Statement, from: StateSet, inLoop: boolean): Ways {
    if (from === NONE) return NO_WAY;
    switch (one.kind) {
      case 'send':
        met.set(one, join(met.get(one) ?? NONE, from));
        // A send on a connecting socket throws, so behind it that state is out; where it was the only one, it is taken as mended.
        return { ...NO_WAY, next: from === CONNECTING ? from : meet(from, MADE), throw: from };
      case 'close': {
        const after = join(
          meet(from, CLOSING),
          meet(from, statesOf('connecting', 'open')) === NONE ? NONE : statesOf('closing'),
        );
        return { ...NO_WAY, next: after, throw: join(from, after) };
      }
      case 'await':
        return { ...NO_WAY, next: widen(from), throw: widen(from) };
      case 'return':
        return { ...NO_WAY, return: from };
      case 'throw':
        return { ...NO_WAY, throw: from };
      case 'break':
      case 'continue':
        return inLoop ? { ...NO_WAY, [one.kind]: from } : { ...NO_WAY, next: from };
      case 'leave':
        return { ...NO_WAY, next: restrict(from, OPEN), [one.by]: restrict(from, NOT_OPEN) };
      case 'if': {
        const [then, otherwise] = branch(one.test, from);
        const called = one.test === 'unknown' ? from : NONE;
        return joinWays(
          { ...NO_WAY, throw: called },
          joinWays(runAll(one.then, then, inLoop), runAll(one.otherwise, otherwise, inLoop)),
        );
      }
      case 'while':
        return loop(from, one.test === 'unknown', (head) => branch(one.test, head), one.body);
      case 'do': {
        const once = runAll(one.body, from, true);
        const tested = join(once.next, once.continue);
        const more = loop(tested, true, (head) => [head, head], one.body);
        return {
          ...joinWays({ ...once, next: NONE, break: NONE, continue: NONE }, more),
          next: join(once.break, more.next),
        };
      }
      case 'for-of':
        return loop(from, true, (head) => [head, head], one.body);
      case 'for-await':
        return loop(from, true, (head) => [widen(head), widen(head)], one.body);
      case 'try': {
        const tried = runAll(one.body, from, inLoop);
        const caught =
          one.handler === null
            ? tried
            : joinWays({ ...tried, throw: NONE }, runAll(one.handler, tried.throw, inLoop));
        if (one.last === null) return caught;
        let after = NO_WAY;
        for (const way of ['next', 'return', 'break', 'continue', 'throw'] as const) {
          const last = runAll(one.last, caught[way], inLoop);
          after = joinWays(after, { ...last, next: NONE });
          after = { ...after, [way]: join(after[way], last.next) };
        }
        return after;
      }
    }
  }
  runAll(program, start, false);
  return met;
}

/** Which states that are not open the analysis thinks possible at each send, by its number. */
function wrongStates(text: string): ReadonlyMap<number, StateSet> {
  const wrong = new Map<number, StateSet>();
  for (const { node, hazard } of analyseText(text).sends) {
    const argument = node.arguments[0];
    const index = argument?.type === 'Literal' ? Number(argument.value) : NaN;
    wrong.set(index, hazard === null ? NONE : meet(hazard.states, NOT_OPEN));
  }
  return wrong;
}

/** The states that are not open in which the interpreter meets a send. */
function metWrong(program: Body, send: Statement, contradiction: Contradiction): StateSet {
  return meet(interpret(program, ALL, contradiction).get(send) ?? NONE, NOT_OPEN);
}

test('random programs', () => {
  fc.assert(
    fc.property(body, (program) => {
      const { text, sends } = print(program, 'kept');
      const module = lowerModule(parseText(text));
      for (const { id } of module.functions) verify(module.body(id));
      const found = wrongStates(text);
      const unchecked = wrongStates(print(program, 'forgotten').text);
      for (const [index, send] of sends.entries()) {
        const states = found.get(index) ?? NONE;
        const about = `send ${index} of\n${text}`;
        expect(isWithin(metWrong(program, send, 'impossible'), states), `missed: ${about}`).toBe(true);
        expect(isWithin(states, metWrong(program, send, 'impossible')), `too much: ${about}`).toBe(true);
        expect(isWithin(states, unchecked.get(index) ?? NONE), `safer without checks: ${about}`).toBe(true);
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
