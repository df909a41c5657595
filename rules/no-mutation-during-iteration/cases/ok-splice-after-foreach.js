const listeners = [];

export function prune(isGone) {
  const gone = [];
  listeners.forEach((listener) => {
    if (isGone(listener)) gone.push(listener);
  });
  for (const listener of gone) listeners.splice(listeners.indexOf(listener), 1);
}
