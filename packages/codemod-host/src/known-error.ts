// Errors that a user can mend. Everything else that is thrown is a bug of ours and keeps its stack.

/** A failure whose message is one line, names the file or option, and can be shown as it stands. */
export class KnownError extends Error {
  override readonly name = 'KnownError';
}

/** Says in a few words why the file system refused: `permission denied (EACCES)`. */
export function reasonOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return `permission denied (${code})`;
    case 'EISDIR':
      return 'is a folder';
    case 'EROFS':
      return 'is on a read-only file system';
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `could not be written: no space is left (${code})`;
    case 'ENAMETOOLONG':
      return 'has a path that is too long for this system';
    case 'ELOOP':
      return 'is a symbolic link that leads back to itself';
    default:
      return firstLineOf(thrown);
  }
}

/** Returns the first line of an error's message. */
export function firstLineOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.split('\n')[0] ?? '';
}
