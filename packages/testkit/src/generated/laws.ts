// What holds of every program: rules and repairs never throw, what a rule says of a send is what the facts say, and a program that
// was rewritten fails no more and still does what it did where nothing closes.
import type { Facts } from '@socket-safety/analysis';
import { rulesOfPreset } from '@socket-safety/codemod-host';
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { lintText } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { isAssumed } from './assumptions.ts';
import type { ProgramModel } from './grammar.ts';
import { execute } from '../executor/execute.ts';
import type { Outcome } from '../executor/model.ts';

const STRICT = rulesOfPreset(rules, 'strict');
const FILE = 'generated.ts';
const CODEMODS = ['guard-sends', 'guard-error-handlers', 'isolate-broadcasts', 'copy-iterations'];

/** Lists the laws that a program breaks, a line of text each. `seen` is what its execution showed. */
export function brokenLaws(model: ProgramModel, text: string, seen: Outcome): readonly string[] {
  const broken: string[] = [];
  const lint = lintText(text, { file: FILE, rules: STRICT });
  for (const { stack } of lint.crashes) broken.push(`a rule throws: ${stack}`);
  if (lint.parseError !== null) return [...broken, `it does not parse: ${lint.parseError.message}`];
  const [first] = lint.findings;
  if (first !== undefined) {
    const lines = new Set(lint.findings.map(({ line }) => line));
    broken.push(...unspoken(first.facts, lines));
  }
  return seen.notDriven === null ? [...broken, ...brokenByRewrite(model, text, seen)] : broken;
}

/** Sends with a hazard that no rule speaks for. */
function unspoken({ sends, checks, swallows }: Facts, lines: ReadonlySet<number>): readonly string[] {
  const spoken = new Set(
    checks.filter(({ node }) => lines.has(node.loc.start.line)).flatMap((check) => check.sends),
  );
  const swallowed = new Set(swallows.map(({ send }) => send));
  return sends
    .filter((send) => send.hazard !== null || send.strictHazard !== null)
    .filter((send) => !lines.has(send.node.loc.start.line) && !spoken.has(send) && !swallowed.has(send))
    .map(({ node, hazard, strictHazard }) => {
      const kind = (hazard ?? strictHazard)?.kind ?? '';
      return `no rule speaks for the ${kind} of line ${node.loc.start.line}`;
    });
}

/** The fourth law of trust. What a codemod leaves, it says that it leaves. */
function brokenByRewrite(model: ProgramModel, text: string, seen: Outcome): readonly string[] {
  const {
    text: rewritten,
    changed,
    left,
    crash,
    parseError,
  } = rewriteText(text, {
    file: FILE,
    rules: STRICT,
    codemods: CODEMODS,
  });
  if (crash !== null) return [`a repair throws: ${crash.stack}`];
  if (parseError !== null) return [`the rewritten text does not parse: ${parseError.message}`];
  if (!changed) return [];
  const broken: string[] = [];
  const lost = [...calmMessages(text)].filter((message) => !calmMessages(rewritten).has(message));
  if (lost.length > 0)
    broken.push(`${lost.join(', ')} no longer sent where nothing closes, in\n${rewritten}`);
  const before = new Set(seen.failures.map(({ line }) => messageOn(text, line)));
  const failing = execute(
    { source: rewritten, fileName: FILE },
    { oracle: 'send fails', maxSchedules: 60, maxDeviations: 2 },
  ).failures.filter((failure) => {
    const message = messageOn(rewritten, failure.line);
    if (isAssumed(model, failure) !== null) return false;
    return message !== null && !left.some((one) => messageOn(rewritten, one.finding.line) === message);
  });
  for (const { line, story } of failing) {
    const message = messageOn(rewritten, line);
    const since = before.has(message) ? 'still fails' : 'fails now';
    broken.push(`${message ?? ''} ${since} once rewritten: ${story.join(' · ')}, in\n${rewritten}`);
  }
  return broken;
}

/** What is sent on an open socket in the order in which all goes well. */
function calmMessages(source: string): ReadonlySet<string> {
  const { sentWhileOpen } = execute(
    { source, fileName: FILE },
    { oracle: 'send fails', maxSchedules: 1, maxDeviations: 0 },
  );
  return new Set([...sentWhileOpen].flatMap((line) => messageOn(source, line) ?? []));
}

/** Each send of a generated program has a text of its own. */
function messageOn(text: string, line: number): string | null {
  return /'(m\d+)'/.exec(text.split('\n')[line - 1] ?? '')?.[1] ?? null;
}
