const timers = [];

function stop(timer) {
  clearTimeout(timer);
  timers.splice(timers.indexOf(timer), 1);
}

export function stopAll() {
  timers.slice().forEach(stop);
}
