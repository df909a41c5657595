// `--interactive`: each rewrite is shown with its rule, its reason and its diff, and somebody says whether to make it.
import { KnownError, type Decisions, type Proposed } from '@socket-safety/codemod-host';
import type { Choice } from './ask.ts';
import { printPatch } from './diff-report.ts';
import type { Environment } from './environment.ts';
import { harmless, nameOf } from './wording.ts';

const CHOICES = [
  { key: 't', label: 'take it' },
  { key: 's', label: 'skip it' },
  { key: 'f', label: 'take it and all that follow in this file' },
  { key: 'd', label: 'skip it and all that follow in this file' },
  { key: 'q', label: 'quit: keep what was taken, skip the rest' },
] as const satisfies readonly Choice<string>[];

/** Asks about each rewrite. Throws a `KnownError` where there is nobody to ask. */
export function createDecisions(environment: Environment): Decisions {
  const { ask } = environment;
  if (ask === undefined) throw new KnownError('--interactive needs a terminal to ask on');
  const wholeFiles = new Map<string, boolean>();
  let mood: ReturnType<Decisions['mood']> = 'asking';
  return {
    mood: () => mood,
    async take(proposed) {
      const file = proposed.changes[0]?.file ?? '';
      const known = wholeFiles.get(file);
      if (known !== undefined) return known;
      await show(proposed, environment);
      const answer = await ask('Make this rewrite?', CHOICES);
      switch (answer) {
        case 't':
          return true;
        case 's':
          return false;
        case 'f':
        case 'd':
          wholeFiles.set(file, answer === 'f');
          return answer === 'f';
        case 'q':
          mood = 'enough';
          return false;
        case null:
          mood = 'withdrawn';
          return false;
      }
    },
  };
}

async function show({ codemod, findings, changes }: Proposed, environment: Environment): Promise<void> {
  const { cwd, output } = environment;
  const { write, colors } = output;
  const name = harmless(nameOf(changes[0]?.file ?? '', cwd));
  write('\n');
  for (const { line, column, rule, message } of findings) {
    write(`${colors.underline(`${name}:${line}:${column}`)}  ${colors.dim(`${rule}, ${codemod}`)}\n`);
    write(`${harmless(message)}\n`);
  }
  for (const change of changes) await printPatch(change, environment);
}
