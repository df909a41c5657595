// A file of a project as the repair reads it: its tree, its sending functions, and what is reported of it.
import type { Facts, Settings } from '@socket-safety/analysis';
import { lintText, parseSource, type Host, type LintFinding, type RuleUse } from '@socket-safety/eslint-host';
import { createRepairContext, type ProjectFile, type Rule } from '@socket-safety/repairs';
import type { Program } from '../rewrite.ts';

/** A file with the findings of its text. */
export interface OpenedFile extends ProjectFile {
  readonly text: string;
  readonly findings: readonly LintFinding[];
}

/** What is needed to read a file. */
export interface Reading {
  readonly uses: readonly RuleUse[];
  readonly settings: Settings;
  readonly host: Host;
  readonly program: Program | null;
}

/** Reads a file; null where its text does not parse. */
export function openFile(
  file: string,
  text: string,
  { uses, settings, host, program }: Reading,
): OpenedFile | null {
  const { rules, takeFacts } = listening(uses);
  const { findings, parseError, crashes } = lintText(text, { file, rules, settings, host, program });
  const facts = takeFacts();
  if (parseError !== null || crashes.length > 0) return null;
  const source = facts?.source ?? parseSource(file, text);
  if (source === null) return null;
  const senders = facts?.senders() ?? [];
  return { text, findings, senders, context: createRepairContext(source, { file }) };
}

interface Listening {
  readonly rules: readonly RuleUse[];
  readonly takeFacts: () => Facts | null;
}

const known = new WeakMap<readonly RuleUse[], Listening>();

/** Adds a rule that reports nothing and keeps the facts, which no finding tells where there is none. */
function listening(uses: readonly RuleUse[]): Listening {
  const before = known.get(uses);
  if (before !== undefined) return before;
  let heard: Facts | null = null;
  const listener: Rule = {
    id: 'facts',
    kind: 'suggestion',
    description: 'Keep the facts',
    presets: { recommended: 'off', strict: 'off' },
    messages: {},
    repairs: [],
    check: (facts) => {
      heard = facts;
      return [];
    },
  };
  const made: Listening = {
    rules: [...uses, { rule: listener, severity: 'warn' }],
    takeFacts: () => {
      const taken = heard;
      heard = null;
      return taken;
    },
  };
  known.set(uses, made);
  return made;
}
