// The threads of a run: as many as pay, started when it is known how much there is to do.
import { availableParallelism } from 'node:os';
import { siblingOf } from './siblings.ts';

/** Each holds a linter, and maybe a program, in memory. Whoever has the room can ask for more. */
const MOST_HANDS = 8;

/** What a thread runs: the module of that name beside this one, called with the brief of the run and one errand. */
export type WorkerName = 'look-worker' | 'check-worker';

/** Threads that look into files. */
export interface Crew<Errand, Result> {
  /** Starts as many threads as are wanted and allowed; none where that is one. */
  readonly find: (wanted: number) => Promise<readonly { look: (errand: Errand) => Promise<Result> }[]>;
  /** Ends them. */
  readonly dismiss: () => Promise<void>;
}

/** Gets a crew ready; nothing is started yet. Without `jobs` it is the machine's cores that count. */
export function createCrew<Brief, Errand, Result>(
  worker: WorkerName,
  brief: Brief,
  jobs: number | null,
): Crew<Errand, Result> {
  const most = jobs ?? Math.min(availableParallelism(), MOST_HANDS);
  let dismiss = (): Promise<unknown> => Promise.resolve();
  return {
    async find(wanted) {
      const count = Math.min(most, wanted);
      if (count < 2) return [];
      const { Tinypool } = await import('tinypool');
      const filename = siblingOf(import.meta.url, worker);
      // One thread each, since a hand keeps to the files of its programs. From the source it is a process, as Node 20 cannot load
      // TypeScript in a thread.
      const runtime = filename.endsWith('.ts') ? 'child_process' : 'worker_threads';
      const pools = Array.from(
        { length: count },
        () => new Tinypool({ filename, runtime, minThreads: 1, maxThreads: 1 }),
      );
      dismiss = () => Promise.all(pools.map((pool) => pool.destroy()));
      return pools.map((pool) => ({ look: (errand) => pool.run({ brief, errand }) }));
    },
    dismiss: async () => void (await dismiss()),
  };
}
