import { callByName } from './driver.ts';
import { quiet } from './pause.ts';
import type { Arrival, CallRecord, ReachedRecord } from './recording.ts';
import { play, type Connection } from './script.ts';
import { valuesOf } from './socket-values.ts';
import type { Theatre } from './stage.ts';
import { waysOf, type Way } from './ways.ts';

/** A call to make: nothing at all, or a method with or without a completion callback. */
interface Attempt {
  readonly method: string | null;
  readonly callback: 'given' | 'absent';
}

/** Brings a fresh socket into each state in each way, once for each call, and writes down what came of it. */
export async function recordCalls(
  theatre: Theatre,
): Promise<{ readonly reached: readonly ReachedRecord[]; readonly calls: readonly CallRecord[] }> {
  const attempts: readonly Attempt[] = [
    { method: null, callback: 'absent' },
    ...theatre.vocabulary.methods.flatMap((method) => [
      { method, callback: 'absent' } as const,
      { method, callback: 'given' } as const,
    ]),
  ];
  const records = await Promise.all(
    waysOf(theatre.driver).map(async (way) => {
      const reached = await recordWay(theatre, way);
      if (!reached.reached) return { reached, calls: [] };
      const calls = await Promise.all(attempts.map((attempt) => recordCall(theatre, way, attempt)));
      return { reached, calls };
    }),
  );
  return {
    reached: records.map(({ reached }) => reached),
    calls: records.flatMap(({ calls }) => calls),
  };
}

async function recordWay(theatre: Theatre, way: Way): Promise<ReachedRecord> {
  const { stage } = await play(theatre, way.script);
  return {
    way: way.script.name,
    state: way.state,
    reached: way.proof === null || stage.heard.some(({ event }) => event === way.proof),
    values: valuesOf(stage.socket, theatre.vocabulary.properties),
  };
}

async function recordCall(theatre: Theatre, way: Way, attempt: Attempt): Promise<CallRecord> {
  const connection = await play(theatre, way.script);
  const { stage, peer } = connection;
  const before = { heard: stage.heard.length, arrived: peer?.arrived.length ?? 0 };
  const call = makeCall(connection, attempt);
  const values = valuesOf(stage.socket, theatre.vocabulary.properties);
  const heardInside = stage.heard.slice(before.heard);

  await quiet();
  const heard = stage.heard.slice(before.heard);
  const arrivedAt = peer?.arrived.length ?? 0;
  const arrivedLater = way.state === 'connecting' ? await letIn(connection) : [];
  const isClose = ({ event }: { readonly event: string }): boolean => event === 'close';
  return {
    ...attempt,
    way: way.script.name,
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
    arrived: peer?.arrived.slice(before.arrived, arrivedAt) ?? [],
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

function makeCall({ stage }: Connection, { method, callback }: Attempt): Call {
  const told: Call['callback'] = { ran: 'never', error: null };
  const rejection: Call['rejection'] = { reason: null };
  const common = { missing: false, threw: null, returned: 'undefined', rejection, callback: told };
  if (method === null) return common;
  if (typeof Reflect.get(stage.socket, method) !== 'function') return { ...common, missing: true };

  let inside = true;
  const completion = (error?: unknown): void => {
    told.ran = inside ? 'inside' : 'later';
    told.error = error === undefined || error === null ? null : String(error);
  };
  try {
    const returned = callByName(stage.socket, method, callback === 'given' ? completion : null);
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

// Only now does the handshake get its answer: what arrives after it had been kept.
async function letIn({ peer }: Connection): Promise<readonly Arrival[]> {
  if (peer === null) return [];
  const before = peer.arrived.length;
  peer.answer();
  await quiet();
  return peer.arrived.slice(before);
}
