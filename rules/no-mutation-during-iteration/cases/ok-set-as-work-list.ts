declare function parentOf(path: string): string;

const paths = new Set<string>();

export function addParents() {
  for (const path of paths) paths.add(parentOf(path));
}
