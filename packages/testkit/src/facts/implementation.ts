import type { Driver } from './driver.ts';
import type { Executable, Folder } from './installed.ts';

/** One implementation that a library row speaks of. */
export interface Implementation {
  /** As the table prints it; unique. */
  readonly name: string;
  /** Id of the row that it is held against. */
  readonly library: string;
  /** As deviations name it. */
  readonly runtime: string;
  /** What of `packages/testkit/replayed` has to be installed. Absent: the main installation has all. */
  readonly needs?: Folder;
  /** What the recorder runs under. Absent: the Node that runs everything. */
  readonly under?: Executable;
  /** The only system that it is made for: `linux-x64`. Absent: wherever its packages are installed. */
  readonly system?: string;
  /** A program that has to be on the path of whoever runs this, since the registry has none. */
  readonly program?: string;
  /** Flags for that executable. */
  readonly flags?: readonly string[];
  /** The driver that has it, where its sockets are processes: each of those then loads nothing else. */
  readonly driver?: URL;
  /** A recorder of its own, told the same and printing the same, where ours cannot run. */
  readonly recorder?: URL;
  /** Loads what is driven: nothing of it may be loaded before. */
  open(): Promise<Driver>;
}
