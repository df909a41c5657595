const listeners = [];

export function prune(isGone) {
  listeners.forEach((listener, index) => {
    if (isGone(listener)) listeners.splice(index, 1);
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ removes-element
  });
}
