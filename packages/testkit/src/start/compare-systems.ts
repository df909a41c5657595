// Runs each system's scenario on the program as it was and on what the codemods make of it, and tells what was seen.
import type { Output } from 'socket-safety';
import { listPrograms } from '../fixtures/programs.ts';
import { examine } from '../fixtures/results.ts';
import { runRewritten, scenarioOf, type Outcome } from '../fixtures/rewritten.ts';

/** Runs every system twice. Returns whether each showed its symptom before, and none does after. */
export async function compareSystems({ write, colors }: Output): Promise<boolean> {
  let cured = true;
  for (const program of listPrograms()) {
    const result = await examine(program.faulty);
    const run = await scenarioOf(program);
    // Each is a process of its own that mostly waits.
    const [before, after] = await Promise.all([run(program.faulty), runRewritten(program, result, run)]);
    cured &&= before.symptom && !after.symptom;
    write(`${colors.bold(program.name)}\n`);
    write(`  findings: ${countByRule(result.findings) || 'none'}\n`);
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

function countByRule(findings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of findings) {
    const rule = line.split(' ')[1] ?? '';
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, count]) => `${count} ${rule}`).join(', ');
}
