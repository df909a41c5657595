// Lints one file, migrates it where it lies, migrates it again, and looks at what is then on the disk.
import { readFileSync } from 'node:fs';
import {
  rulesOfPreset,
  runProject,
  usesForRun,
  type FileResult,
  type ProjectOptions,
} from '@socket-safety/codemod-host';
import { lowerModule, verify } from '@socket-safety/analysis/lowering';
import { codemods } from '@socket-safety/codemods';
import { parseSource } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { MOST_SECONDS, type Fault, type FaultKind, type FileReport } from './report.ts';
import { spliced } from './splice.ts';

const MARK = '\uFEFF';
const CHECK: Task = { rules: rulesOfPreset(rules, 'all'), task: { kind: 'check' } };
const MIGRATE: Task = {
  rules: usesForRun(rules, codemods, 'all'),
  task: { kind: 'rewrite', codemods: codemods.map(({ id }) => id), write: true, everywhere: true },
};

type Task = Pick<ProjectOptions, 'rules' | 'task'>;
type Examined = Omit<FileReport, 'planted'>;

/** Examines a file, given by its absolute path. The file is changed as `migrate` changes it. */
export async function examine(file: string): Promise<Examined> {
  const before = readFileSync(file);
  const faults: Fault[] = [];
  const blame = (kind: FaultKind, detail: string): void => void faults.push({ kind, detail });
  const { parsed, graphs } = verifyGraphs(file, before.toString('utf8'), blame);

  const checked = await timed('lint', () => run(file, CHECK));
  const migrated = await timed('migration', () => run(file, MIGRATE));
  const after = readFileSync(file);
  if (migrated.result.kind === 'rewritten') {
    const edited = inMarks(before, (text) => spliced(text, passesOf(migrated.result)));
    if (!after.equals(Buffer.from(edited)))
      blame('bytes outside edits', 'the edits do not make the new file from the old one');
  } else if (!after.equals(before)) blame('bytes outside edits', `changed, although ${migrated.result.kind}`);
  const changed = !after.equals(before);
  if (changed && parseSource(file, after.toString('utf8')) === null)
    blame('not parsed again', after.toString('utf8'));
  const again = changed ? await timed('second migration', () => run(file, MIGRATE)) : migrated;
  if (changed && !readFileSync(file).equals(after))
    blame('changed by the second run', printApplied(again.result));

  const { result } = checked;
  return {
    parsed,
    graphs,
    evidence: result.kind !== 'without-evidence',
    findings: result.kind === 'checked' ? result.findings.length : 0,
    rewritten: appliedOf(migrated.result).reduce((sum, { count }) => sum + count, 0),
    changed,
    seconds: Math.max(checked.seconds, migrated.seconds, again.seconds),
    faults,
  };

  /** A run's result and its processor time. */
  async function timed(
    step: string,
    work: () => Promise<FileResult>,
  ): Promise<{ readonly result: FileResult; readonly seconds: number }> {
    const start = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    if (seconds > MOST_SECONDS) blame('hang', `${step} took ${seconds.toFixed(1)} s`);
    // Without a stack it is a refusal: not UTF-8, too large, does not parse.
    if (result.kind === 'failed' && result.stack !== undefined) blame('crash', `${step}: ${result.stack}`);
    return { result, seconds };
  }
}

async function run(file: string, task: Task): Promise<FileResult> {
  const settingsFor = () => Promise.resolve({});
  for await (const result of runProject({ ...task, files: [file], settingsFor, types: null })) return result;
  throw new Error(`invariant: the run said nothing of ${file}`);
}

/** Every function of the file, whether it is near a socket or not. */
function verifyGraphs(
  file: string,
  text: string,
  blame: (kind: FaultKind, detail: string) => void,
): { readonly parsed: boolean; readonly graphs: number } {
  const source = parseSource(file, text);
  if (source === null) return { parsed: false, graphs: 0 };
  let graphs = 0;
  try {
    const module = lowerModule(source);
    for (const { id } of module.functions) {
      verify(module.body(id));
      graphs++;
    }
  } catch (thrown) {
    blame('graph', thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
  return { parsed: true, graphs };
}

function inMarks(bytes: Buffer, edit: (text: string) => string): string {
  const text = bytes.toString('utf8');
  return text.startsWith(MARK) ? MARK + edit(text.slice(MARK.length)) : edit(text);
}

function passesOf(result: FileResult) {
  return result.kind === 'rewritten' ? result.passes : [];
}

function appliedOf(result: FileResult) {
  return result.kind === 'rewritten' ? result.applied : [];
}

function printApplied(result: FileResult): string {
  if (result.kind === 'failed') return `failed: ${result.message}`;
  return appliedOf(result)
    .map(({ codemod, rule, count }) => `${codemod} for ${rule} (${count})`)
    .join(', ');
}
