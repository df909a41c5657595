// Reads the cases beside a rule or a codemod.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '@socket-safety/analysis';
import type { PresetEntry, Rule, RuleOptions } from '@socket-safety/repairs';
import { readExpectations, type Expectation } from './expectation.ts';

/** `bad`: must be reported; `ok`: must not; `fp`: a known false alarm, reported today; `fn`: a known miss, silent today. */
export type CaseKind = 'bad' | 'ok' | 'fp' | 'fn';

/** One file below `cases/`. */
export interface CaseFile {
  readonly kind: CaseKind;
  /** `bad-send-after-terminate.ts` */
  readonly name: string;
  readonly path: string;
  /** `bad-send-after-terminate.fixed.ts`, which need not exist. */
  readonly fixedPath: string;
  /** The text without its expectations, and the lines of these count in it. */
  readonly code: string;
  readonly expected: readonly Expectation[];
  /** What the leading comments ask for: `// preset: strict`, `// options: {…}`, `// settings: {…}`. */
  readonly preset: 'recommended' | 'strict';
  readonly options: RuleOptions | null;
  readonly settings: Settings | null;
}

const CASE = /^(bad|ok|fp|fn)-[\w-]+(\.(?:tsx?|jsx?|[cm]js|[cm]ts))$/;

/** Reads every case of the folder that holds the test; `testUrl` is its `import.meta.url`. */
export function readCases(testUrl: string): readonly CaseFile[] {
  const folder = fileURLToPath(new URL('./cases/', testUrl));
  const cases: CaseFile[] = [];
  for (const name of readdirSync(folder).sort()) {
    const match = CASE.exec(name);
    if (match !== null) cases.push(readCase(folder, name, match));
    else if (!name.includes('.fixed.'))
      throw new Error(`${join(folder, name)} is not named bad-, ok-, fp- or fn-.`);
  }
  return cases;
}

function readCase(folder: string, name: string, [, kind, extension = '']: RegExpExecArray): CaseFile {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  const directives = readDirectives(text);
  return {
    // The pattern allows no other word.
    kind: kind as CaseKind,
    name,
    path,
    fixedPath: path.slice(0, -extension.length) + '.fixed' + extension,
    ...readExpectations(text),
    preset: directives.get('preset') === 'strict' ? 'strict' : 'recommended',
    options: parse(directives.get('options')),
    settings: parse(directives.get('settings')),
  };
}

function readDirectives(text: string): ReadonlyMap<string, string> {
  const directives = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^\/\/ (preset|options|settings): (.+)$/.exec(line);
    if (match === null) break;
    directives.set(match[1] ?? '', match[2] ?? '');
  }
  return directives;
}

function parse<T>(json: string | undefined): T | null {
  return json === undefined ? null : (JSON.parse(json) as T);
}

/** Returns the options that a case runs its rule with; null where the rule's defaults hold. */
export function optionsOf(one: CaseFile, rule: Rule): RuleOptions | null {
  const entry: PresetEntry = rule.presets[one.preset];
  return one.options ?? (typeof entry === 'string' ? null : entry[1]);
}
