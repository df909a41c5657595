import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import codemod from './cases/fake-codemod.ts';

const RISKY = 'new WebSocket(url);\nrisky( 1 );\nrisky("refuse")\n';
const SAFE = 'new WebSocket(url);\nsafe( 1 );\nrisky("refuse")\n';

describe('the transform', () => {
  const reports: string[] = [];
  const run = (source: string, options = {}) =>
    codemod({ path: '/project/a.ts', source }, { report: (message) => reports.push(message) }, options);

  it('returns the rewritten text and reports what it left', async () => {
    expect(await run(RISKY)).toBe(SAFE);
    expect(reports).toEqual(['line 3: left (no-risky): the argument says so']);
  });

  it('returns the text as it is where there is nothing to rewrite', async () => {
    const calm = 'new WebSocket(url);\n';
    expect(await run(calm)).toBe(calm);
  });

  it('returns undefined for a file without sockets', async () => {
    expect(await run('risky();\n')).toBeUndefined();
  });

  it('throws one line on a text that does not parse', async () => {
    await expect(run('new WebSocket(url);\nrisky(;')).rejects.toThrow(/^line 2, column \d+: [^\n]*$/);
  });

  it('throws on an option that is wrong', async () => {
    await expect(run(RISKY, { preset: 'mild' })).rejects.toThrow('Unknown preset "mild".');
    await expect(run(RISKY, { config: '/absent.json' })).rejects.toThrow('/absent.json: does not exist');
  });

  it('is a codemod', () => {
    const { id, engine, rules } = codemod;
    expect({ id, engine, rules: rules.map((rule) => rule.id) }).toEqual({
      id: 'guard-risky',
      engine: 'jscodeshift',
      rules: ['no-risky'],
    });
  });
});

describe('plain jscodeshift', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'jscodeshift-'))));
  afterEach(() => rm(folder, { recursive: true }));

  // Without its Babel, which the codemods' own test goes through.
  it('runs a codemod by its path', async () => {
    for (const [name, text] of Object.entries({
      'a.ts': RISKY,
      'b.js': 'plain();\n',
      'c.ts': 'new WebSocket(url; }',
    })) {
      await writeFile(join(folder, name), text);
    }
    const { resolve } = createRequire(import.meta.url);
    const command = resolve('jscodeshift/bin/jscodeshift.js');
    // Workspace packages come from their source, so that no build is needed.
    const loader = pathToFileURL(resolve('tsx')).href;
    const transform = fileURLToPath(new URL('cases/fake-codemod.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [command, '-t', transform, '--extensions=js,ts', '--parser=ts', '--cpus=1', '--no-babel', folder],
      { env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: `--conditions=source --import=${loader}` } },
    );
    expect(stdout).toMatch(/1 errors\s+0 unmodified\s+1 skipped\s+1 ok/);
    expect(await readFile(join(folder, 'a.ts'), 'utf8')).toBe(SAFE);
  });
});
