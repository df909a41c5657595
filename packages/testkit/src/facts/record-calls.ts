import type { Attempt, Perform } from './acts.ts';
import { callByName, hasMethod } from './calls.ts';
import type { OtherEnd, Way } from './driver.ts';
import { settle } from './pause.ts';
import type { Arrival, CallRecord, ReachedRecord } from './recording.ts';
import { setStage, sightOf, type Role, type Watched } from './stage.ts';

/** Brings a fresh socket into each state in each way, once for each call, and writes down what came of it. */
export async function recordCalls(
  role: Role,
  perform: Perform,
): Promise<{ readonly reached: readonly ReachedRecord[]; readonly calls: readonly CallRecord[] }> {
  const { ways, uncalled = [] } = role.driver;
  const methods = role.names.methods.filter((method) => !uncalled.includes(method));
  const attempts: readonly Attempt[] = [
    { method: null, callback: 'absent' },
    ...methods.flatMap((method) => [
      { method, callback: 'absent' } as const,
      { method, callback: 'given' } as const,
    ]),
  ];
  const records = await Promise.all(
    ways.map(async ({ name: way }) => {
      const reached = await perform('reach', { way });
      if (!reached.reached) return { reached, calls: [] };
      const calls = await Promise.all(attempts.map((attempt) => perform('call', { way, ...attempt })));
      return { reached, calls };
    }),
  );
  return {
    reached: records.map(({ reached }) => reached),
    calls: records.flatMap(({ calls }) => calls),
  };
}

/** Brings a fresh socket into a state and writes down what it looks like there. */
export async function recordReached(role: Role, way: Way): Promise<ReachedRecord> {
  const stage = setStage(role);
  const { dispose } = await way.reach(stage);
  const { state, name, proof } = way;
  const record = {
    way: name,
    state,
    reached: proof === null || stage.heard.some(({ event }) => event === proof),
    values: sightOf(role, stage.socket()),
  };
  dispose?.();
  return record;
}

/** Makes one call on a fresh socket, or none, and writes down what came of it. */
export async function recordCall(role: Role, way: Way, attempt: Attempt): Promise<CallRecord> {
  const stage = setStage(role);
  const otherEnd = await way.reach(stage);
  const before = { heard: stage.heard.length, arrived: otherEnd.arrived().length };
  const call = makeCall(role, stage, attempt);
  const values = sightOf(role, stage.socket());
  const heardInside = stage.heard.slice(before.heard);

  await settle(role.driver);
  const heard = stage.heard.slice(before.heard);
  const arrived = otherEnd.arrived().slice(before.arrived);
  const arrivedLater = await letIn(role, otherEnd);
  otherEnd.dispose?.();
  const isClose = ({ event }: { readonly event: string }): boolean => event === role.driver.closeEvent;
  return {
    ...attempt,
    way: way.name,
    state: way.state,
    missing: call.missing,
    threw: call.threw,
    returned: call.returned,
    rejected: call.rejection.reason,
    callbackRan: call.callback.ran,
    callbackError: call.callback.error,
    errors: heard.filter(({ event }) => event === 'error').length,
    closeHandler: heardInside.some(isClose) ? 'inside' : heard.some(isClose) ? 'later' : 'never',
    values,
    arrived,
    arrivedLater,
  };
}

interface Call {
  readonly missing: boolean;
  readonly threw: string | null;
  readonly returned: string;
  /** Filled when the returned promise rejects. */
  readonly rejection: { reason: string | null };
  /** Filled when the callback runs. */
  readonly callback: { ran: CallRecord['callbackRan']; error: string | null };
}

function makeCall(role: Role, stage: Watched, { method, callback }: Attempt): Call {
  const told: Call['callback'] = { ran: 'never', error: null };
  const rejection: Call['rejection'] = { reason: null };
  const common = { missing: false, threw: null, returned: 'undefined', rejection, callback: told };
  if (method === null) return common;
  const socket = stage.socket();
  if (!hasMethod(socket, method)) return { ...common, missing: true };

  let inside = true;
  const completion = (error?: unknown): void => {
    told.ran = inside ? 'inside' : 'later';
    told.error = error === undefined || error === null ? null : String(error);
  };
  try {
    const returned = callByName(role.driver, socket, method, callback === 'given' ? completion : null);
    if (returned instanceof Promise) {
      returned.catch((reason: unknown) => {
        rejection.reason = String(reason);
      });
    }
    return { ...common, returned: typeof returned === 'object' ? typeof returned : String(returned) };
  } catch (error) {
    return { ...common, threw: String(error) };
  } finally {
    inside = false;
  }
}

// Only now is a connecting socket let in: what arrives after it had been kept.
async function letIn(role: Role, otherEnd: OtherEnd): Promise<readonly Arrival[]> {
  if (otherEnd.letIn === undefined) return [];
  const before = otherEnd.arrived().length;
  otherEnd.letIn();
  await settle(role.driver);
  return otherEnd.arrived().slice(before);
}
