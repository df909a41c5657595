// Runs each system's scenario on the program as it was and on what the codemods make of it, and tells what was seen.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from 'socket-safety';
import { listPrograms, type FixtureProgram } from '../fixtures/programs.ts';
import { examine, type ProgramResult } from '../fixtures/results.ts';

/** What a scenario saw from outside. */
interface Outcome {
  readonly symptom: boolean;
  readonly observed: readonly string[];
}

type RunScenario = (programFolder: string) => Promise<Outcome>;

/** Runs every system twice. Returns whether each showed its symptom before, and none after. */
export async function compareSystems({ write, colors }: Output): Promise<boolean> {
  let cured = true;
  for (const program of listPrograms()) {
    const result = await examine(program.faulty);
    // The scenarios belong to the fixtures, which no package may import by name.
    const { runScenario } = (await import(join(program.folder, 'scenario.ts'))) as {
      runScenario: RunScenario;
    };
    const before = await runScenario(program.faulty);
    const after = await withRewritten(program, result, runScenario);
    cured &&= before.symptom && !after.symptom;
    write(`${colors.bold(program.name)}\n`);
    write(`  findings: ${countByRule(result.findings)}\n`);
    write(`  rewritten: ${result.filesRewritten} files, ${result.linesRewritten} lines\n`);
    for (const line of result.left) write(`  left: ${line}\n`);
    printOutcome('before', before);
    printOutcome('after', after);
  }
  return cured;

  function printOutcome(when: string, { symptom, observed }: Outcome): void {
    write(`  ${when}: ${symptom ? colors.red('the symptom shows') : colors.green('no symptom')}\n`);
    for (const line of observed) write(`    ${line}\n`);
  }
}

/** The rewritten program lies beside the faulty one while it runs, so that it finds its packages. */
async function withRewritten(
  program: FixtureProgram,
  { files }: ProgramResult,
  run: RunScenario,
): Promise<Outcome> {
  const folder = mkdtempSync(join(program.folder, '.tmp-'));
  try {
    for (const name of readdirSync(program.faulty)) {
      const text = files.get(name) ?? readFileSync(join(program.faulty, name), 'utf8');
      writeFileSync(join(folder, name), text);
    }
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countByRule(findings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of findings) {
    const rule = line.split(' ')[1] ?? '';
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, count]) => `${count} ${rule}`).join(', ');
}
