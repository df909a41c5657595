import type { Perform } from './acts.ts';
import type { Scenario } from './driver.ts';
import { settle } from './pause.ts';
import type { TraceRecord } from './recording.ts';
import { setStage, type Role } from './stage.ts';

/** Plays each scenario and writes down every event in order. */
export function recordTraces(role: Role, perform: Perform): Promise<readonly TraceRecord[]> {
  return Promise.all(role.driver.scenarios.map(({ name }) => perform('trace', { scenario: name })));
}

/** Plays one scenario with a fresh socket. */
export async function recordTrace(role: Role, scenario: Scenario): Promise<TraceRecord> {
  const stage = setStage(role);
  await scenario.play(stage);
  await settle(role.driver);
  return { scenario: scenario.name, heard: stage.heard };
}
