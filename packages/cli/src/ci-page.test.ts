// docs/ci.md, the action and the hook: what they name exists, and what they run is understood.
import { execFileSync } from 'node:child_process';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const textOf = (name: string) => readFile(join(ROOT, name), 'utf8');
const page = await textOf('docs/ci.md');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ 'src/a b.ts': 'new WebSocket(url);\nrisky();\n' });
  sandbox.git('init', '--quiet', '--initial-branch', 'main');
  sandbox.git('add', '.');
  sandbox.git('commit', '--quiet', '--message', 'All');
});
afterAll(() => sandbox.remove());

describe('the page', () => {
  const blocks = [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, body = '']) =>
    body.trim().split('\n'),
  );

  it.each(blocks)('%s', async (line) => {
    const [npx, name, ...words] = line.split(' ');
    expect([npx, name]).toEqual(['npx', 'socket-safety']);
    const { code, err } = await sandbox.run(...words);
    const told = words.some((word) => word.includes('suppress')) ? 'eslint-suppressions.json: written\n' : '';
    expect({ code, err }).toEqual({ code: expect.toBeOneOf([0, 1]), err: told });
  });

  it('shows the examples of a workflow as they are', async () => {
    const shown = [...page.matchAll(/^```yaml (\.github\/examples\/\S+\.yml)\n([^]*?)^```$/gm)];
    expect(shown.length).toBe(2);
    for (const [, name = '', text] of shown) expect(text).toBe(await textOf(name));
  });

  it('shows a matrix whose steps make the report of a whole check', async () => {
    const workflow = await textOf('.github/examples/socket-safety-sharded.yml');
    const [shard = '', merge = ''] = [...workflow.matchAll(/run: npx socket-safety (.*)$/gm)].map(
      ([, line]) => line,
    );
    const shards = /shard: \[(.*)\]/.exec(workflow)?.[1]?.split(', ') ?? [];
    expect(shards.length).toBeGreaterThan(2);
    // What the page suppresses is not in here.
    await sandbox.write('late/a.ts', 'new WebSocket(url);\nrisky();\n');
    for (const one of shards) {
      const line = shard
        .replaceAll('${{ matrix.shard }}', one)
        .replace('${{ strategy.job-total }}', String(shards.length))
        .replace(/ \|\| \[ \$\? -eq 1 \]$/, '');
      expect(await sandbox.run(...line.split(' '))).toMatchObject({
        code: expect.toBeOneOf([0, 1]),
        err: '',
      });
    }
    const all = shards.map((one) => `shard-${one}.sarif`).join(' ');
    const words = merge.replace('shard-*.sarif', all).split(' ');
    expect(await sandbox.run(...words)).toMatchObject({ code: 1, err: '' });
    const { out } = await sandbox.run('check', '--format', 'sarif');
    expect(await sandbox.read('socket-safety.sarif')).toBe(out);
  });

  it('names every format', async () => {
    const { out } = await sandbox.run('check', '--help');
    const formats = /"text"[^)]*/.exec(out)?.[0].match(/\w+/g) ?? [];
    expect(formats.length).toBeGreaterThan(4);
    for (const format of formats.filter((word) => word !== 'default'))
      expect(page).toContain(`| \`${format}\` `);
  });
});

describe('the action', () => {
  it('hands every input to the script as a variable, and none as code', async () => {
    const action = await textOf('action.yml');
    const [, inputs = ''] = /^inputs:\n([^]*?)^outputs:/m.exec(action) ?? [];
    const names = [...inputs.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name);
    const handed = [...action.matchAll(/^ {8}SOCKET_SAFETY_\w+: \$\{\{ inputs\.([\w-]+) \}\}$/gm)].map(
      ([, name]) => name,
    );
    expect(handed.sort()).toEqual(names.sort());
    expect(action.match(/^\s+run: .*$/gm)).toEqual([
      `      run: '"$GITHUB_ACTION_PATH/.github/action/check.sh"'`,
    ]);
    const used = new Set((await textOf('.github/action/check.sh')).match(/SOCKET_SAFETY_\w+/g));
    expect(used).toEqual(new Set(action.match(/SOCKET_SAFETY_\w+/g)));
  });

  const INPUTS = {
    SOCKET_SAFETY_PATHS: 'src\nsrc/a b.ts\n',
    SOCKET_SAFETY_FOLDER: '.',
    SOCKET_SAFETY_PRESET: 'strict',
    SOCKET_SAFETY_SINCE: 'main',
    SOCKET_SAFETY_MAX_WARNINGS: '3',
    SOCKET_SAFETY_TYPES: 'false',
    SOCKET_SAFETY_SARIF: 'out.sarif',
    SOCKET_SAFETY_HTML: 'out.html',
    SOCKET_SAFETY_VERSION: '1.0.0',
  };

  /** Runs the script with an installed command that writes down its words. */
  async function runScript(command: string, inputs: Partial<typeof INPUTS> = {}): Promise<number> {
    const path = await sandbox.write('node_modules/.bin/socket-safety', `#!/bin/bash\n${command}\n`);
    await chmod(path, 0o755);
    const env = {
      ...process.env,
      ...INPUTS,
      ...inputs,
      RUNNER_TEMP: sandbox.folder,
      GITHUB_OUTPUT: join(sandbox.folder, 'output'),
    };
    try {
      execFileSync('bash', [join(ROOT, '.github/action/check.sh')], {
        cwd: join(sandbox.folder, 'src'),
        env,
      });
      return 0;
    } catch (thrown) {
      return Number(Object(thrown).status);
    }
  }

  it('runs one check per report, which the command understands', async () => {
    const code = await runScript(
      'printf "%s\\n" "$@" >>"$RUNNER_TEMP/words"; echo >>"$RUNNER_TEMP/words"; touch out.sarif; exit 1',
    );
    expect(code).toBe(1);
    const cache = join(sandbox.folder, 'socket-safety-cache');
    const shared = ['check', '--preset', 'strict', '--cache', '--cache-location', cache, '--since', 'main'];
    const options = [...shared, '--max-warnings', '3', '--no-types'];
    const runs = (await sandbox.read('words'))
      .split('\n\n')
      .slice(0, -1)
      .map((run) => run.split('\n'));
    expect(runs).toEqual([
      [...options, '--format', 'sarif', '--output', 'out.sarif', '--', 'src', 'src/a b.ts'],
      [...options, '--format', 'html', '--output', 'out.html', '--', 'src', 'src/a b.ts'],
      [...options, '--format', 'github', '--', 'src', 'src/a b.ts'],
    ]);
    for (const words of runs) expect(await sandbox.run(...words)).toMatchObject({ code: 0, err: '' });
    expect(await sandbox.read('output')).toBe('sarif=./out.sarif\n');
  });

  it('ends where the check cannot run', async () => {
    await sandbox.write('calls', '');
    expect(await runScript('echo called >>"$RUNNER_TEMP/calls"; exit 2')).toBe(2);
    expect(await sandbox.read('calls')).toBe('called\n');
  });
});

describe('the hook', () => {
  it('runs on what the command reads, and on nothing else', async () => {
    const hook = await textOf('.pre-commit-hooks.yaml');
    const [, files = ''] = /^ {2}files: (.*)$/m.exec(hook) ?? [];
    const [, exclude = ''] = /^ {2}exclude: (.*)$/m.exec(hook) ?? [];
    const runsOn = (name: string) => new RegExp(files).test(name) && !new RegExp(exclude).test(name);
    for (const ending of ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'])
      expect(runsOn(`a.${ending}`)).toBe(true);
    for (const name of ['a.json', 'a.d.ts', 'a.d.mts', 'a.jsonc', 'js']) expect(runsOn(name)).toBe(false);
    expect(hook).toContain('entry: npx --no-install socket-safety check\n');
    expect(page).toContain('- id: socket-safety\n');
  });
});
