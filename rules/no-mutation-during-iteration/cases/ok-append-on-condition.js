const tasks = ['first'];

export function walk(run) {
  for (const task of tasks) {
    const next = run(task);
    if (next !== null) tasks.push(next);
  }
}
