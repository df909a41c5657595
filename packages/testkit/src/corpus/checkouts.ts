// Which repositories there are to measure.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A repository on this machine. */
export interface Checkout {
  /** `owner/name` */
  readonly repo: string;
  readonly folder: string;
}

/** Lists the folders named `owner__name`, sorted. Throws an `Error` for a wanted repository that is not there. */
export function listCheckouts(parents: readonly string[], only: readonly string[]): readonly Checkout[] {
  const checkouts = parents
    .flatMap((parent) => listChildren(parent))
    .sort((left, right) => (left.repo < right.repo ? -1 : 1));
  for (const repo of only) {
    if (!checkouts.some((checkout) => checkout.repo === repo)) {
      throw new Error(`${parents.join(', ')}: no checkout of ${repo}`);
    }
  }
  return only.length === 0 ? checkouts : checkouts.filter(({ repo }) => only.includes(repo));
}

/** `socketio__socket.io` → `socketio/socket.io`; null for any other folder. */
export function findRepo(folderName: string): string | null {
  // An owner's name has no underscore; a repository's name may.
  const match = /^([^_.][^_]*)__(.+)$/.exec(folderName);
  return match === null ? null : `${match[1]}/${match[2]}`;
}

function listChildren(parent: string): readonly Checkout[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const repo = findRepo(name);
      return repo === null ? [] : [{ repo, folder: join(parent, name) }];
    });
}
