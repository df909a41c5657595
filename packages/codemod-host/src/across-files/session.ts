// What a run across files knows: the texts as they are now, the trees of those that were opened, the projects that hold them.
import { findEvidence, librariesForSettings, withoutChecker } from '@socket-safety/analysis';
import {
  defaultHost,
  importsOf,
  type Host,
  type LintFinding,
  type RuleUse,
} from '@socket-safety/eslint-host';
import type { SettingsLookup } from '../configuration.ts';
import type { TypeSource } from '../project.ts';
import type { Passes } from '../rewrite.ts';
import type { Decisions } from '../rewrite-in-turn.ts';
import { openFile, type OpenedFile } from './opened-file.ts';
import { openProgram, type ProgramView } from './program-view.ts';

/** What to look through. */
export interface AcrossOptions {
  /** The files that speak of a library, by absolute path, without byte order marks. */
  readonly candidates: ReadonlyMap<string, string>;
  /** Those of them whose text is not the one on disk. */
  readonly dirty: ReadonlyMap<string, string>;
  /** Reads the other files of the run; called once there is something to rewrite. */
  readonly readOthers: () => Promise<ReadonlyMap<string, string>>;
  readonly uses: readonly RuleUse[];
  readonly settingsFor: SettingsLookup;
  readonly types: TypeSource | null;
  /** Also files without a tsconfig.json, as far as one file alone can be judged. */
  readonly everywhere: boolean;
  /** Asked about each function; absent: all that can begin to tell. */
  readonly decisions?: Decisions;
}

/** The state of a run; what a step changes is changed here. */
export interface Session {
  readonly changed: Map<string, string>;
  readonly passes: Map<string, Passes>;
  readonly originals: Map<string, string>;
  readonly textOf: (file: string) => string | null;
  readonly open: (file: string) => Promise<OpenedFile | null>;
  readonly opened: Map<string, OpenedFile | null>;
  /** Null where no tsconfig.json holds the file. */
  readonly viewOf: (file: string) => Promise<ProgramView | null>;
  readonly refused: Map<string, string>;
  /** Texts in which no function is reported, by file: their trees are not kept. */
  readonly silent: Map<string, string>;
  /** Tells whether a text can hold a socket at all. */
  readonly isWorthOpening: (file: string, text: string) => Promise<boolean>;
  /** Every file of the run. */
  readonly readAll: () => Promise<readonly string[]>;
}

/** Begins a run, on the texts as they are given. */
export function createSession({
  candidates,
  dirty,
  readOthers,
  uses,
  settingsFor,
  types,
}: AcrossOptions): Session {
  const changed = new Map<string, string>();
  const opened = new Map<string, OpenedFile | null>();
  const views = new Map<string, Promise<ProgramView | null>>();
  let others: ReadonlyMap<string, string> | null = null;
  const textOf = (file: string): string | null =>
    changed.get(file) ?? candidates.get(file) ?? others?.get(file) ?? null;
  const host: Host = { ...defaultHost, readText: (file) => textOf(file) ?? defaultHost.readText(file) };
  return {
    changed,
    passes: new Map(),
    originals: new Map(),
    textOf,
    opened,
    refused: new Map(),
    silent: new Map(),
    async isWorthOpening(file, text) {
      const libraries = librariesForSettings(await settingsFor(file), host.libraries);
      const evidence = findEvidence(text, libraries);
      const counted =
        types === null
          ? withoutChecker(evidence, text, { imports: importsOf(file, host), libraries })
          : evidence;
      return counted.sockets;
    },
    async readAll() {
      others ??= await readOthers();
      return [...candidates.keys(), ...others.keys()];
    },
    async open(file) {
      const known = opened.get(file);
      if (known !== undefined) return known;
      const text = textOf(file);
      const program = text === null ? null : (types?.programFor(file, text) ?? null);
      const reading = { uses, settings: await settingsFor(file), host, program };
      const one = text === null ? null : openFile(file, text, reading);
      opened.set(file, one);
      return one;
    },
    viewOf(file) {
      const tsconfig = types?.tsconfigOf?.(file) ?? null;
      if (tsconfig === null) return Promise.resolve(null);
      let view = views.get(tsconfig);
      // A project that cannot be opened is none; the files are then judged one by one.
      if (view === undefined) {
        view = openProgram(tsconfig, new Map([...dirty, ...changed])).catch(() => null);
        views.set(tsconfig, view);
      }
      return view;
    },
  };
}

/** Tells functions apart from one step to the next, whatever moves in their files. */
export function keyOf(file: string, { finding, rule }: LintFinding): string {
  return `${file} ${rule} ${finding.about.kind === 'sender' ? finding.about.sender.text : finding.node.range[0]}`;
}
