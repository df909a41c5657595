// Replaces one file in one step. In: what was read, and the new text. Out: the file is new, or is as it was and a string says why.
// Not by write-file-atomic, which takes a short write for a whole one: on a full disk its 7.0.1 left two thirds of a file in place.
import { readFileSync, renameSync, type Stats } from 'node:fs';
import { access, constants, open, realpath, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { reasonOf } from './known-error.ts';
import { keepTemporary } from './temporary-files.ts';

const CHANGED = 'was changed by someone else in the meantime, so it was left alone';
const OTHERS = 'belongs to someone else, which a new file could not, so it was left alone';

/**
 * Writes a text beside the file and renames it into place, keeping mode and owner; a symbolic link stays a link. A string says
 * why nothing was written. Another run that wrote the very same text is no reason.
 *
 * Between the last look at the file and the rename nothing is waited for, so that only a writer that hits these microseconds
 * is overwritten: no system call compares and renames in one.
 *
 * @param before what the new text was made from
 */
export async function writeSource(file: string, before: Buffer, text: string): Promise<string | null> {
  try {
    const path = await realpath(file);
    const facts = await stat(path);
    const refusal = refusalOf(facts);
    if (refusal !== null) return refusal;
    await access(path, constants.W_OK);
    const folder = dirname(path);
    if (!(await isWritable(folder))) return 'lies in a folder that is read-only';
    const after = Buffer.from(text);
    return await keepTemporary(folder, async (temporary) =>
      (await fill(temporary, after, facts)) ? swap(temporary, path, before, after) : OTHERS,
    );
  } catch (thrown) {
    return reasonOf(thrown);
  }
}

/**
 * Writes a text, whatever is there, with the mode and, where it may, the owner of what is there; a symbolic link stays a link. Throws
 * what the system says where the file cannot be written, which is then as it was.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const path = await realpath(file).catch(() => file);
  const old = await stat(path).catch(() => null);
  await keepTemporary(dirname(path), async (temporary) => {
    await fill(temporary, Buffer.from(text), old);
    await rename(temporary, path);
  });
}

function refusalOf({ mode, nlink }: Stats): string | null {
  // Asked as well, since a privileged user may write anything.
  if ((mode & 0o222) === 0) return 'is read-only';
  if (nlink > 1) return `has ${nlink} names (hard links), which a new file would part, so it was left alone`;
  return null;
}

function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Makes the new file, whole and on the disk; false where the owner of the old one could not be kept. */
async function fill(temporary: string, after: Buffer, old: Stats | null): Promise<boolean> {
  const handle = await open(temporary, 'wx', old === null ? 0o666 : 0o600);
  try {
    await handle.writeFile(after);
    const isOwned = old === null || (await keepOwnerAndMode(handle, old));
    await handle.sync();
    return isOwned;
  } finally {
    await handle.close();
  }
}

async function keepOwnerAndMode(handle: FileHandle, old: Stats): Promise<boolean> {
  const fresh = await handle.stat();
  const isOwned =
    (fresh.uid === old.uid && fresh.gid === old.gid) ||
    (await handle.chown(old.uid, old.gid).then(
      () => true,
      () => false,
    ));
  // After the owner, whose change takes some bits away.
  if ((fresh.mode & 0o7777) !== (old.mode & 0o7777)) await handle.chmod(old.mode & 0o7777);
  return isOwned;
}

function swap(temporary: string, path: string, before: Buffer, after: Buffer): string | null {
  const now = readFileSync(path);
  if (now.equals(after)) return null;
  if (!now.equals(before)) return CHANGED;
  renameSync(temporary, path);
  return null;
}
