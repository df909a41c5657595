const tasks = ['first'];

export function retry(run) {
  const tasksSnapshot = [...tasks];
  for (const task of tasksSnapshot) {
    run(task);
    tasks.push(task);
  }
}
