// Oxlint loads the plugin as it is and has no types: every case gets there the reports that ESLint gives without types.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lintText, type RuleUse } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCases } from '../case-tests/case-file.ts';

const require = createRequire(import.meta.url);
const RULES = new URL('../../../../rules/', import.meta.url);
const LIMIT_MS = 60_000;

/** What the command prints of one report. */
interface Diagnostic {
  readonly code: string;
  readonly message: string;
  /** Relative to where the command ran. */
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

const uses: readonly RuleUse[] = rules.map((rule) => ({ rule, severity: 'error' }));
const cases = rules.flatMap((rule) =>
  readCases(new URL(`${rule.id}/rule.test.ts`, RULES).href)
    .filter(({ settings }) => settings === null)
    .map(({ name, code }) => ({ file: `${rule.id}/${name}`, code })),
);

const folder = mkdtempSync(join(tmpdir(), 'socket-safety-oxlint-'));
let reported: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(() => {
  for (const { file, code } of cases) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(configuration()));
  reported = runOxlint();
}, LIMIT_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(cases)('$file', ({ file, code }) => {
  const { findings } = lintText(code, { file: join(folder, file), rules: uses });
  const expected = findings.map(
    ({ rule, line, column, message }) => `${line}:${column} socket-safety(${rule}) ${message}`,
  );
  expect(reported.get(file) ?? []).toEqual(expected.sort());
});

test('reports something', () => {
  expect(reported.size).toBeGreaterThan(40);
});

function configuration(): object {
  return {
    plugins: [],
    categories: { correctness: 'off' },
    jsPlugins: [{ name: 'socket-safety', specifier: fileURLToPath(new URL('plugin.ts', RULES)) }],
    rules: Object.fromEntries(rules.map(({ id }) => [`socket-safety/${id}`, 'error'])),
  };
}

/** Lints the folder; the plugin is loaded from its sources. */
function runOxlint(): ReadonlyMap<string, readonly string[]> {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(require.resolve('oxlint/package.json'), '../bin/oxlint'), '--format', 'json', '.'],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: LIMIT_MS,
      env: { ...process.env, NODE_OPTIONS: `--conditions=source --import=${loader}` },
    },
  );
  if (!stdout.startsWith('{')) throw new Error(`Oxlint did not run.\n${stdout}${stderr}`);
  // Printed by Oxlint.
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
  const found = new Map<string, string[]>();
  for (const { code, message, filename, labels } of diagnostics) {
    const [label] = labels;
    const at = label === undefined ? 'nowhere' : `${label.span.line}:${label.span.column}`;
    const file = filename.replaceAll('\\', '/');
    found.set(file, [...(found.get(file) ?? []), `${at} ${code} ${message}`]);
  }
  return new Map([...found].map(([file, reports]) => [file, reports.sort()]));
}
