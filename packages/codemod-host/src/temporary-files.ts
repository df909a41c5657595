// Files that exist only while another is replaced. A killed run leaves its last one behind; the next run takes it away.
import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NAME = /^\.socket-safety-(\d+)-[0-9a-f]{8}\.tmp$/;
/** Nothing takes so long to write: an older file's process is gone, whoever has its number now. */
const MOST_AGE_MS = 60 * 60 * 1000;

/** Of this process, by path. */
const inUse = new Set<string>();

/** Hands over the path of a file to make in the folder, and takes it away afterwards, should it still be there. */
export async function keepTemporary<T>(folder: string, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(folder, `.socket-safety-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  inUse.add(path);
  try {
    return await use(path);
  } finally {
    // What cannot be taken away now is for the next run; it must not hide why the work failed.
    await rm(path, { force: true }).catch(() => undefined);
    inUse.delete(path);
  }
}

/**
 * Takes away what killed runs left beside the given files, and returns the paths. What a living process may be writing stays,
 * and so does what cannot be removed.
 */
export async function removeLeftovers(files: readonly string[]): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      const pid = NAME.exec(name)?.[1];
      const path = join(folder, name);
      if (pid === undefined || !(await isLeftOver(path, Number(pid)))) continue;
      if (await rm(path).then(isDone, isNotDone)) removed.push(path);
    }
  }
  return removed;
}

async function isLeftOver(path: string, pid: number): Promise<boolean> {
  // In containers every run may have the same number.
  if (pid === process.pid) return !inUse.has(path);
  if (!isAlive(pid)) return true;
  const facts = await stat(path).catch(() => null);
  return facts !== null && Date.now() - facts.mtimeMs > MOST_AGE_MS;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

const isDone = (): boolean => true;
const isNotDone = (): boolean => false;
