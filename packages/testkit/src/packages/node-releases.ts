// Releases of Node beside the one that runs this, from npm: a package per platform that holds the program alone.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest release of each line that we support, and the newest line as it is. */
export const NODE_RELEASES = ['20.19.0', '22.13.0', '24'] as const;

/** Fetches a release into `folder` and returns the path of its program. Throws where npm has none for this machine. */
export function fetchNode(release: string, folder: string): string {
  const into = join(folder, `node-${release}`);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  mkdirSync(into, { recursive: true });
  const words = ['install', '--prefix', into, '--no-audit', '--no-fund', `${name}@${release}`];
  execFileSync('npm', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const program = join(into, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(program)) throw new Error(`${name}@${release} holds no program.`);
  return program;
}
