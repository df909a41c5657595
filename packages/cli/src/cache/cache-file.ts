// The cache on disk: a checksum, and behind it one JSON document. Whatever does not fit is no cache.
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Effort } from '@socket-safety/codemod-host';
import { reasonOf, writeWhole } from '@socket-safety/codemod-host';
import type { ProgramRecord } from '../program-record.ts';
import type { ReportedFinding } from '../report/reported-finding.ts';
import { hashOf } from './import-closure.ts';

/** What is known of a file. */
export interface CachedFile {
  readonly sockets: boolean;
  readonly findings: readonly ReportedFinding[];
  readonly effort: Effort;
}

/** Everything in a cache; files and programs are named relative to the folder of the run. */
export interface CacheContent {
  readonly files: Readonly<Record<string, CachedFile & { readonly key: string }>>;
  readonly programs: Readonly<Record<string, ProgramRecord>>;
}

/** Raised when the shape of what is stored changes. */
const FORMAT = 'socket-safety cache 1';
const EMPTY: CacheContent = { files: {}, programs: {} };

/** Reads a cache; an absent, broken or foreign one is empty. */
export async function readCache(path: string): Promise<CacheContent> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [format, checksum, ...lines] = text.split('\n');
  const payload = lines.join('\n');
  if (format !== FORMAT || checksum !== hashOf(payload)) return EMPTY;
  // The checksum proves that it is what this very format has written.
  return JSON.parse(payload) as CacheContent;
}

/** Writes a cache in one step; a string says why that failed, which harms nobody. */
export async function writeCache(path: string, content: CacheContent): Promise<string | null> {
  const payload = JSON.stringify(content);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, `${FORMAT}\n${hashOf(payload)}\n${payload}`);
    return null;
  } catch (thrown) {
    return reasonOf(thrown);
  }
}
