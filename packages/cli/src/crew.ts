// The threads of a migration: as many as pay, started when it is known how much there is to do.
import { availableParallelism } from 'node:os';
import type { Hand } from '@socket-safety/codemod-host';
import type { Brief } from './look-worker.ts';
import { siblingOf } from './siblings.ts';

/** Each holds a linter, and maybe a program, in memory. Whoever has the room can ask for more. */
const MOST_HANDS = 8;

/** Threads that look into files. */
export interface Crew {
  /** Starts as many threads as are wanted and allowed; none where that is one. */
  readonly find: (wanted: number) => Promise<readonly Hand[]>;
  /** Ends them. */
  readonly dismiss: () => Promise<void>;
}

/** Gets a crew ready; nothing is started yet. Without `jobs` it is the machine's cores that count. */
export function createCrew(brief: Brief, jobs: number | null): Crew {
  const most = jobs ?? Math.min(availableParallelism(), MOST_HANDS);
  let dismiss = (): Promise<unknown> => Promise.resolve();
  return {
    async find(wanted) {
      const count = Math.min(most, wanted);
      if (count < 2) return [];
      const { Tinypool } = await import('tinypool');
      const filename = siblingOf(import.meta.url, 'look-worker');
      // One thread each, since a hand keeps to the files of its programs. From the source it is a process, as Node 20 cannot load
      // TypeScript in a thread.
      const runtime = filename.endsWith('.ts') ? 'child_process' : 'worker_threads';
      const pools = Array.from(
        { length: count },
        () => new Tinypool({ filename, runtime, minThreads: 1, maxThreads: 1 }),
      );
      dismiss = () => Promise.all(pools.map((pool) => pool.destroy()));
      return pools.map((pool): Hand => ({ look: (errand) => pool.run({ brief, errand }) }));
    },
    dismiss: async () => void (await dismiss()),
  };
}
