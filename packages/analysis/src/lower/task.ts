// Lowering follows the nesting of the source, which may be deeper than the call stack. So every lowering function is a generator
// that hands the lowering of a child to `run` and is resumed with what came of it: the nesting lies on the heap.

/** A computation that may pause for others. */
export type Task<T> = Generator<Task<unknown>, T, unknown>;

/** Runs a task from within another: `const value = yield* visit(lower(child))`. */
export function* visit<T>(task: Task<T>): Task<T> {
  // `run` resumes a task with what the task that it yielded returned.
  return (yield task) as T;
}

/** A task that has nothing to wait for. */
// eslint-disable-next-line require-yield -- it never waits
export function* done<T>(result: T): Task<T> {
  return result;
}

/** Runs a task and all that it waits for to the end, on a stack of its own. */
export function run<T>(task: Task<T>): T {
  const stack: Task<unknown>[] = [task];
  let sent: unknown;
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const step = top.next(sent);
    if (step.done === true) {
      stack.pop();
      sent = step.value;
    } else {
      stack.push(step.value);
      sent = undefined;
    }
  }
  // The last task to end is the first one that was pushed.
  return sent as T;
}
