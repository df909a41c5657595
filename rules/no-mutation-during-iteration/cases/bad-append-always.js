const tasks = ['first'];

export function retry(run) {
  for (const task of tasks) {
    run(task);
    tasks.push(task);
    //^^^^^^^^^^^^^^ appends-always
  }
}
