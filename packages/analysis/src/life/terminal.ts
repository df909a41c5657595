// Programs that a person starts and watches: they end with what they were started for.
import type { Source } from '../source.ts';

const TERMINAL =
  /^#!|\bprocess\.(?:stdin|argv)\b|\bDeno\.args\b|['"](?:node:)?(?:readline|readline\/promises|commander|yargs|cac|meow|inquirer|@inquirer\/prompts|ora|@oclif\/core|@clack\/prompts)['"]/;

/** Tells whether a file is a command: it has a `#!` line, reads its arguments or what is typed, or uses a package for that. */
export function isForTerminal({ text }: Source): boolean {
  return TERMINAL.test(text);
}
