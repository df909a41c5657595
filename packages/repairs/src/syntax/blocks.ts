// Within which block a place stands: what is declared there is seen by its whole block, and can be declared once.
import type { Node } from '@socket-safety/analysis';
import { eachWithin } from './tree.ts';

const BLOCKS: ReadonlySet<string> = new Set([
  'BlockStatement',
  'ClassBody',
  'Program',
  'StaticBlock',
  // What declares something in a case gives it braces.
  'SwitchCase',
  'SwitchStatement',
  'TSModuleBlock',
]);

/** Prepares the question for one file: an offset in, the innermost block around it out. */
export function blocksOf(program: Node): (offset: number) => Node {
  let blocks: readonly Node[] | undefined;
  return (offset) => {
    blocks ??= [...eachWithin(program)].filter(({ type }) => BLOCKS.has(type));
    // Outer blocks come before those within them.
    return blocks.findLast(({ range: [start, end] }) => start < offset && offset < end) ?? program;
  };
}

/** Lists the names that a text declares outside of all brackets: `heartbeat` of `const heartbeat = setInterval(() => { … });`. */
export function declaredIn(text: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  // May miss names behind a bracket in a string or a comment; then a rewrite that declares them twice is not kept apart.
  for (const [token, name] of text.matchAll(
    /[{}()[\]]|\b(?:const|let|var|function|class)\s+([A-Za-z_$][\w$]*)/g,
  )) {
    if (name === undefined) depth += '{(['.includes(token) ? 1 : -1;
    else if (depth === 0) names.push(name);
  }
  return names;
}
