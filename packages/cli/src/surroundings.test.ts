// Projects and machines that are not as they should be.
import { openSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withBundledCommand } from './cases/bundled.ts';
import { createSandbox, spawnCommand, type Sandbox } from './cases/sandbox.ts';
import { refuseTypescript } from './typescript-version.ts';

const RISKY = 'new WebSocket(url);\nrisky();\n';
const SAFE = 'new WebSocket(url);\nsafe();\n';

withBundledCommand();
let sandbox: Sandbox;
beforeEach(async () => void (sandbox = await createSandbox({ 'a.ts': RISKY })));
afterEach(() => sandbox.remove());

describe('a package.json that is not JSON', () => {
  it('is named where our settings may be in it', async () => {
    await sandbox.write('package.json', '{ "socket-safety": { }, ');
    expect(await sandbox.run('migrate')).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^socket-safety: .*package\.json: is not valid JSON: .*\n$/),
    });
    expect(await sandbox.read('a.ts')).toBe(RISKY);
  });

  it('is none of our business otherwise', async () => {
    await sandbox.write('package.json', '{ "name": ');
    expect(await sandbox.run('migrate', '--force')).toMatchObject({ code: 0, err: '' });
  });
});

describe('dependencies', () => {
  const NOTE = 'Note: the dependencies of package.json are not installed, so types from them are unknown';
  const TSCONFIG = '{ "files": ["a.ts"] }';

  it('that are not installed are told of, and the rest goes on', async () => {
    await sandbox.write('tsconfig.json', TSCONFIG);
    await sandbox.write('package.json', '{ "devDependencies": { "ws": "8" } }');
    const run = await sandbox.run('migrate', '--force');
    expect(run).toMatchObject({ code: 0, err: expect.stringContaining(NOTE) });
    expect(await sandbox.read('a.ts')).toBe(SAFE);
  });

  it('that are not installed are told of by a check that uses types, beside its report', async () => {
    await sandbox.write('tsconfig.json', TSCONFIG);
    await sandbox.write('package.json', '{ "devDependencies": { "ws": "8" } }');
    const { code, out, err } = await sandbox.run('check', '--format', 'json');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(NOTE) });
    expect(JSON.parse(out)).toMatchObject({ findings: [{ rule: 'no-risky' }] });
    expect((await sandbox.run('check', '--no-types')).err).toBe('');
  });

  it('that are not installed change nothing without a tsconfig.json', async () => {
    await sandbox.write('package.json', '{ "devDependencies": { "ws": "8" } }');
    expect((await sandbox.run('check')).err).toBe('');
  });

  it.each(['node_modules/ws/index.js', '.pnp.cjs'])('that are installed are not: %s', async (name) => {
    await sandbox.write('package.json', '{ "dependencies": { "ws": "8" } }');
    await sandbox.write('packages/relay/package.json', '{ "dependencies": { "ws": "8" } }');
    await sandbox.write('packages/relay/a.ts', RISKY);
    await sandbox.write('packages/relay/tsconfig.json', TSCONFIG);
    await sandbox.write(name, '');
    expect((await sandbox.runAt('packages/relay', 'migrate', '--force')).err).toBe('');
  });
});

describe('TypeScript 7', () => {
  it('in the project does not disturb: types come from the one beside the command', async () => {
    await sandbox.write('node_modules/typescript/package.json', '{ "version": "7.0.2", "main": "none.js" }');
    await sandbox.write('node_modules/typescript/none.js', 'throw new Error("asked");');
    await sandbox.write(
      'tsconfig.json',
      '{ "compilerOptions": { "stableTypeOrdering": true }, "files": ["a.ts"] }',
    );
    const run = await sandbox.run('migrate', '--force', '--verbose');
    expect({ ...run, out: '' }).toEqual({ code: 0, out: '', err: '' });
    expect(await sandbox.read('a.ts')).toBe(SAFE);
  });

  it('beside the command is refused with a word on what to do', () => {
    expect(() => refuseTypescript('7.0.2')).toThrow(/^TypeScript 7\.0\.2 .* install typescript@6 beside/);
    expect(() => refuseTypescript()).not.toThrow();
  });
});

it.each([['check'], ['migrate', '--check'], ['explain', 'no-risky'], ['libraries']])(
  'on a terminal of 40 columns, `%s` breaks its lines',
  async (...words) => {
    await sandbox.write('a.ts', `${RISKY}${RISKY.replace('risky()', 'risky(1, 2)')}`);
    const { out } = await sandbox.runWith({ columns: 40, variables: {} }, ...words);
    const long = out.split('\n').filter((line) => line.length > 40 && line.trim().includes(' '));
    expect(long).toEqual([]);
    expect(out).not.toBe('');
  },
);

describe('a configuration of ESLint that is broken', () => {
  const BROKEN = 'export default [...(;\n';

  it('is none of our business in a check', async () => {
    await sandbox.write('eslint.config.js', BROKEN);
    expect(await sandbox.run('check', 'a.ts')).toMatchObject({ code: 1, err: '' });
  });

  it('is named by init, and stays as it is', async () => {
    await sandbox.write('package.json', '{}');
    await sandbox.write('eslint.config.js', BROKEN);
    const { code, out, err } = await sandbox.run('init', '--yes');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^socket-safety: eslint\.config\.js: does not parse: .*\n$/);
    expect(await sandbox.read('eslint.config.js')).toBe(BROKEN);
  });
});

interface End {
  readonly code: number | null;
  readonly err: string;
}

/** Runs `migrate` as a process of its own, in a changed environment. */
function migrateWith(
  env: NodeJS.ProcessEnv,
  { out }: { readonly out?: number | 'closed' } = {},
): Promise<End> {
  const stdio = typeof out === 'number' ? out : 'pipe';
  const child = spawnCommand(sandbox.folder, 'fake-main', ['migrate'], { env, stdout: stdio });
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  if (out === 'closed') child.stdout?.destroy();
  else child.stdout?.resume();
  return new Promise((done) => child.on('close', (code) => done({ code, err })));
}

describe('as a process', { timeout: 240_000 }, () => {
  it.each([
    [{ NO_COLOR: undefined, FORCE_COLOR: '1' }, true],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [{ NO_COLOR: undefined, FORCE_COLOR: undefined }, false],
  ])('with %o: colours are %s', async (env, isColoured) => {
    const child = spawnCommand(sandbox.folder, 'fake-main', ['explain', 'no-risky'], { env });
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    await new Promise((done) => child.on('close', done));
    expect(out).toContain('no-risky');
    expect(out.includes('\u001b[')).toBe(isColoured);
  });

  it('without git, in a repository: says so, and writes nothing', async () => {
    sandbox.git('init', '--quiet');
    expect(await migrateWith({ PATH: '/nowhere' })).toEqual({
      code: 2,
      err: 'socket-safety: git cannot tell whether everything is committed (git is not installed): use --force to go on\n',
    });
    expect(await sandbox.read('a.ts')).toBe(RISKY);
  });

  it('whose reader has left, as with `| head`: writes all the same', async () => {
    const { code, err } = await migrateWith({}, { out: 'closed' });
    expect({ code, err: err.replace(/^Note: not everything .*\n/, '') }).toEqual({ code: 0, err: '' });
    expect(await sandbox.read('a.ts')).toBe(SAFE);
  });

  it.runIf(process.platform === 'linux')(
    'whose output has no room: says so, and the files are written',
    async () => {
      const { code, err } = await migrateWith({}, { out: openSync('/dev/full', 'w') });
      expect(code).toBe(2);
      expect(err).toContain('socket-safety: the output could not be written: no space is left (ENOSPC)\n');
      expect(await sandbox.read('a.ts')).toBe(SAFE);
    },
  );
});
