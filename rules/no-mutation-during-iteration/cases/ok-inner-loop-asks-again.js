export function squeeze(frames) {
  for (let index = 0; index < frames.length; index++) {
    while (frames[index]?.length === 0) frames.splice(index, 1);
  }
}
