import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EMPTY_SHEET } from '../sheet.ts';
import type { Question } from './answer.ts';
import { startAnalyst } from './analyst.ts';

/** A worker that answers when it is told to. */
class SlowWorker extends EventTarget {
  readonly asked: Question[] = [];
  postMessage = (question: Question) => void this.asked.push(question);
  terminate = vi.fn();
  say = (data: object) => this.dispatchEvent(new MessageEvent('message', { data }));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const workers: SlowWorker[] = [];
  const heard: unknown[] = [];
  const hire = () => {
    const worker = new SlowWorker();
    workers.push(worker);
    // Only the part of a worker that is used.
    return worker as unknown as Worker;
  };
  const hear = (what: unknown) => void heard.push(what);
  const ask = startAnalyst(hire, { ready: () => undefined, answer: hear, lost: hear });
  return { workers, heard, ask: (text: string) => ask({ ...EMPTY_SHEET, text }) };
}

const textsOf = (worker: SlowWorker | undefined) => worker?.asked.map(({ sheet }) => sheet.text);

it('asks nothing before the worker is ready, and then the newest alone', () => {
  const { workers, ask } = setUp();
  ask('a');
  ask('ab');
  expect(textsOf(workers[0])).toEqual([]);
  workers[0]?.say({ kind: 'ready' });
  expect(textsOf(workers[0])).toEqual(['ab']);
});

it('shows no answer to a text that is no longer there', () => {
  const { workers, heard, ask } = setUp();
  workers[0]?.say({ kind: 'ready' });
  for (const text of ['a', 'ab', 'abc']) ask(text);
  expect(textsOf(workers[0])).toEqual(['a']);
  workers[0]?.say({ kind: 'answer', number: 1 });
  expect(textsOf(workers[0])).toEqual(['a', 'abc']);
  workers[0]?.say({ kind: 'answer', number: 2 });
  expect(heard).toEqual([{ kind: 'answer', number: 2 }]);
});

it('replaces a worker that does not come back', () => {
  const { workers, heard, ask } = setUp();
  workers[0]?.say({ kind: 'ready' });
  ask('endless');
  vi.advanceTimersByTime(15_000);
  expect(heard).toEqual(['This code took more than 15 seconds and was given up.']);
  expect(workers[0]?.terminate).toHaveBeenCalled();
  ask('short');
  workers[1]?.say({ kind: 'ready' });
  expect(textsOf(workers[1])).toEqual(['short']);
});
