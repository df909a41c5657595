// Arrays that grow while they are walked: endless, or a work list.
const tasks = ['first'];

function always() {
  for (const task of tasks) tasks.push(next(task)); //! appends-always
}
function alwaysByIndex() {
  for (let i = 0; i < tasks.length; i++) tasks.push(tasks[i] + '!'); //! appends-always
}
function throughMethod() {
  for (const task of tasks) enqueue(task); //! appends-always
}
function enqueue(task) {
  tasks.push(task);
}

function workList() {
  for (const task of tasks) if (hasMore(task)) tasks.push(next(task));
  for (const task of tasks) for (const child of childrenOf(task)) tasks.push(child);
  for (const task of tasks) tasks.push(...childrenOf(task));
  for (let i = 0; i < tasks.length; i++) if (hasMore(tasks[i])) tasks.push(next(tasks[i]));
  for (const task of tasks) enqueueSome(task);
  for (const task of tasks) {
    try {
      tasks.push(JSON.parse(task));
    } catch {}
  }
}
function enqueueSome(task) {
  if (hasMore(task)) tasks.push(task);
}
// Misses: each round grows the list, but no call does so in every round.
function onEitherBranch(queue = []) {
  for (const task of queue) {
    if (isDone(task)) queue.push('done');
    else queue.push('again');
  }
}
function endsOtherwise() {
  for (const task of tasks) {
    if (tasks.length > 100) break;
    tasks.push(next(task));
  }
  for (const task of tasks) {
    if (isDone(task)) return;
    tasks.push(task);
  }
  for (let i = 0; i < tasks.length && i < 10; i++) tasks.push(tasks[i]);
}
function fixedLength() {
  tasks.forEach((task) => tasks.push(task));
  tasks.map((task) => tasks.push(task));
  for (let i = 0, count = tasks.length; i < count; i++) tasks.push(tasks[i]);
  for (const i in tasks) tasks.push(tasks[i]);
}
function rotates() {
  for (const task of tasks) {
    tasks.push(task);
    tasks.pop();
  }
}
function stream(channel) {
  for (const frame of channel) channel.push(frame);
}
