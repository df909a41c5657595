// Many kills, one after the other on the same files: each run goes on where the one before it was hit.
import type { Build } from './command.ts';
import { runThrough, strike, type Blow, type Struck } from './kill.ts';
import { createWorkplace } from './workplace.ts';

/** What came of a campaign. `faults` says what should not have been, a line each; there should be none. */
export interface Campaign {
  readonly struck: readonly Struck[];
  /** Runs that were let go to their end, after kills. */
  readonly finished: number;
  readonly faults: readonly string[];
}

/** How a campaign is led. */
export interface Orders {
  readonly blows: Iterable<Blow>;
  readonly files: number;
  /** After so many blows a run is let go to its end. */
  readonly finishEvery: number;
  readonly build: Build;
  readonly tell: (struck: Struck) => void;
}

/** Leads a campaign. */
export async function leadCampaign({ blows, files, finishEvery, build, tell }: Orders): Promise<Campaign> {
  const place = await createWorkplace(files);
  const struck: Struck[] = [];
  const faults: string[] = [];
  let finished = 0;
  try {
    for (const blow of blows) {
      const one = await strike(place, blow, build);
      struck.push(one);
      tell(one);
      faults.push(...faultsOf(one, struck.length));
      const isDone = one.after.new === place.count;
      if (struck.length % finishEvery === 0) {
        faults.push(...(await finish()));
        finished++;
        await place.reset();
      } else if (isDone) await place.reset();
    }
  } finally {
    await place.remove();
  }
  return { struck, finished, faults };

  async function finish(): Promise<readonly string[]> {
    const { new: done, temporary } = await place.inspect();
    // The last blow came too late: to git this is somebody's finished work, and another run rightly asks for a commit.
    if (done === place.count && temporary.length === 0) return [];
    const { code, err } = await runThrough(place, build);
    const standing = await place.inspect();
    if (
      code === 0 &&
      standing.new === place.count &&
      standing.temporary.length === 0 &&
      standing.wrong.length === 0
    )
      return [];
    return [
      `the run after kill ${struck.length} did not finish: exit ${code}, ${JSON.stringify(standing)}, ${err}`,
    ];
  }
}

function faultsOf({ blow, end, before, after }: Struck, number: number): readonly string[] {
  const faults: string[] = [];
  const tell = (fault: string): void => void faults.push(`kill ${number}, ${blow.signal}: ${fault}`);
  if (after.wrong.length > 0) tell(`neither old nor new: ${after.wrong.join(', ')}`);
  if (after.new < before.new) tell('what was new is old again');
  const left = after.temporary.filter((name) => !before.temporary.includes(name));
  if (left.length > 1) tell(`left ${left.join(', ')}`);
  if (blow.signal !== 'SIGKILL' && left.length > 0) tell('a run that was asked to end left a temporary file');
  if (end.code !== null && ![0, 2].includes(end.code)) tell(`exit ${end.code}: ${end.err}`);
  if (end.code === 2 && !/^Stopped: /m.test(end.err)) tell(`refused: ${end.err}`);
  return faults;
}

/**
 * Plans kills: two of three while files are written, which is told by the number of writes seen, the others at any moment of the
 * start. One of eight is a request to end.
 *
 * @param random gives numbers from 0 to 1
 */
export function* planBlows(
  count: number,
  {
    files,
    startMs,
    random,
  }: { readonly files: number; readonly startMs: number; readonly random: () => number },
): Generator<Blow> {
  for (let at = 0; at < count; at++) {
    const signal = at % 8 === 3 ? 'SIGTERM' : at % 8 === 7 ? 'SIGINT' : 'SIGKILL';
    // Every third, so that each signal comes at each moment.
    if (at % 3 === 2) yield { signal, moment: { kind: 'early', afterMs: random() * startMs } };
    else {
      const afterWrites = 1 + Math.floor(random() * files * 0.3);
      yield { signal, moment: { kind: 'writing', afterWrites, afterMs: random() * 3 } };
    }
  }
}
