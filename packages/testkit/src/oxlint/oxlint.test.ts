// Oxlint loads the plugin as it is and has no types: every case gets there the reports that ESLint gives without types.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Settings } from '@socket-safety/analysis';
import { lintText, type RuleUse } from '@socket-safety/eslint-host';
import type { Rule } from '@socket-safety/repairs';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCases, type CaseFile } from '../case-tests/case-file.ts';
import { useOf } from '../case-tests/repaired-text.ts';

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

/** A file as it is linted. */
interface Linted {
  readonly file: string;
  readonly code: string;
  /** All rules; the one whose case it is runs with the case's options. */
  readonly uses: readonly RuleUse[];
  readonly settings?: Settings;
}

const usual: readonly RuleUse[] = rules.map((rule) => ({ rule, severity: 'error' }));
const cases: readonly Linted[] = rules.flatMap((rule) =>
  readCases(new URL(`${rule.id}/rule.test.ts`, RULES).href).map((one) => {
    if (one.settings !== null) throw new Error(`${one.path} has settings, which are not handed on here.`);
    const file = `${rule.id}/${one.name}`;
    return { file, code: one.code, uses: usesFor(one, rule) };
  }),
);

// Oxlint's settings hold for a folder.
const configured: Linted = {
  file: 'configured/leave.ts',
  code: `import WebSocket from 'ws';
import { mayDeliver } from 'acme-transport';

export function leave(socket: WebSocket) {
  socket.close();
  socket.send('bye');
}

export async function deliver(socket: WebSocket, text: string) {
  await record(text);
  if (mayDeliver(socket)) socket.send(text);
}
`,
  uses: usual,
  settings: { versions: { ws: '6.2.0' }, guards: ['mayDeliver'] },
};

const folder = mkdtempSync(join(tmpdir(), 'socket-safety-oxlint-'));
let reported: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(() => {
  for (const { file, code } of [...cases, configured]) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(configuration()));
  writeFileSync(
    join(folder, 'configured/.oxlintrc.json'),
    JSON.stringify(configuration(configured.settings)),
  );
  reported = runOxlint();
}, LIMIT_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([...cases, configured])('$file', ({ file, code, uses, settings = {} }) => {
  const { findings } = lintText(code, { file: join(folder, file), rules: uses, settings });
  const expected = findings.map(
    ({ rule, line, column, message }) => `${line}:${column} socket-safety(${rule}) ${message}`,
  );
  expect(reported.get(file) ?? []).toEqual(expected.sort());
});

test('settings are heard', () => {
  expect(reported.get(configured.file)).toEqual([expect.stringContaining('`ws` then throws.')]);
});

test('reports something', () => {
  expect(reported.size).toBeGreaterThan(40);
});

function usesFor(one: CaseFile, rule: Rule): readonly RuleUse[] {
  const own = useOf(one, rule);
  return own.options === undefined ? usual : usual.map((use) => (use.rule === rule ? own : use));
}

function configuration(settings: Settings = {}): object {
  return {
    plugins: [],
    categories: { correctness: 'off' },
    jsPlugins: [{ name: 'socket-safety', specifier: fileURLToPath(new URL('plugin.ts', RULES)) }],
    rules: entriesOf(usual),
    settings: { 'socket-safety': settings },
    overrides: cases
      .filter(({ uses }) => uses !== usual)
      .map(({ file, uses }) => ({ files: [file], rules: entriesOf(uses) })),
  };
}

function entriesOf(uses: readonly RuleUse[]): object {
  return Object.fromEntries(
    uses.map(({ rule, options }) => [
      `socket-safety/${rule.id}`,
      options === undefined ? 'error' : ['error', options],
    ]),
  );
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
