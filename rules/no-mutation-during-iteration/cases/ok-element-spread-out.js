export function expand(args, shorthands) {
  for (let index = 0; index < args.length; index++) {
    const longer = shorthands[args[index]];
    if (longer) args.splice(index, 1, ...longer);
  }
}
