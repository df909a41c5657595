// fixtures/recipes/campaign, run as docs/recipes.md says, over three repositories of this machine.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';

const RECIPE = join(ROOT, 'fixtures/recipes/campaign');
const COMMAND = join(ROOT, 'packages/cli/bin/socket-safety.js');
// The nightly workflow installs myrepos and builds.
const hasMyrepos = spawnSync('mr', ['--version'], { stdio: 'ignore' }).error === undefined;
const canRun = hasMyrepos && existsSync(join(ROOT, 'packages/cli/dist/main.js'));

const STALE = `export async function greet(socket: WebSocket, load: () => Promise<string>) {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.send(await load());
}
`;
const REPOSITORIES = {
  chat: STALE,
  feed: 'export const titles: readonly string[] = [];\n',
  legacy: `${STALE}socket.send(;\n`,
};

let folder: string;
beforeAll(() => {
  if (!canRun) return;
  folder = mkdtempSync(join(tmpdir(), 'campaign-'));
  cpSync(RECIPE, folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  const bin = join(folder, 'node_modules/.bin/socket-safety');
  writeFileSync(bin, `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`);
  chmodSync(bin, 0o755);
  for (const [name, text] of Object.entries(REPOSITORIES)) {
    const source = join(folder, 'sources', name);
    mkdirSync(source, { recursive: true });
    writeFileSync(join(source, 'index.ts'), text);
    git('init', '--quiet', '--initial-branch', 'main', source);
    git('-C', source, 'add', '.');
    git('-C', source, 'commit', '--quiet', '--message', 'All');
    git('clone', '--quiet', '--bare', source, join(folder, 'remotes', `${name}.git`));
  }
});
afterAll(() => {
  if (canRun) rmSync(folder, { recursive: true });
});

function git(...words: readonly string[]): string {
  return execFileSync('git', words, { encoding: 'utf8', env: environment(), stdio: 'pipe' });
}

function environment(): NodeJS.ProcessEnv {
  const who = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, 'Tester'],
      [`GIT_${role}_EMAIL`, 'tester@example.org'],
    ]),
  );
  return { ...process.env, ...who, REMOTES: join(folder, 'remotes') };
}

function mr(action: string): string {
  const words = ['--trust-all', '--config', join(folder, 'mrconfig'), '--jobs', '2', action];
  return spawnSync('mr', words, { cwd: folder, env: environment(), encoding: 'utf8' }).stdout;
}

const remote = (name: string, ...words: string[]): string =>
  git('-C', join(folder, 'remotes', `${name}.git`), ...words);

it.runIf(canRun)(
  'each repository gets a branch where there is something to do, and a report',
  { timeout: 300_000 },
  () => {
    expect(mr('checkout')).toContain('finished (3 ok)');
    expect(mr('guard')).toContain('finished (2 ok; 1 failed)');
    const branches = Object.keys(REPOSITORIES).map((name) =>
      remote(name, 'branch', '--format=%(refname:short)'),
    );
    expect(branches).toEqual(['main\nsockets/guard-sends\n', 'main\n', 'main\n']);
    expect(remote('chat', 'show', 'sockets/guard-sends:index.ts')).toContain('readyState === WebSocket.OPEN');
    const reports = Object.keys(REPOSITORIES).map((name) =>
      readFileSync(join(folder, 'reports', `${name}.txt`), 'utf8'),
    );
    expect(reports).toEqual([
      expect.stringMatching(/^1 file written/m),
      expect.stringMatching(/^Nothing to rewrite, 1 file looked at/m),
      expect.stringMatching(/^failed index\.ts: /m),
    ]);

    const before = remote('chat', 'rev-parse', 'sockets/guard-sends^{tree}');
    mr('guard');
    expect(remote('chat', 'rev-parse', 'sockets/guard-sends^{tree}')).toBe(before);
  },
);
