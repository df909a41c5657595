// Files of this package that another thread loads by their place.

/** Returns the address of a module beside the caller, which is TypeScript in the source and JavaScript once built. */
export function siblingOf(caller: string, name: string): string {
  return new URL(`./${name}${caller.endsWith('.ts') ? '.ts' : '.js'}`, caller).href;
}
