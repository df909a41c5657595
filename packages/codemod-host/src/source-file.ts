// Reads one file, and says what speaks against parsing it.
import { readFile, stat } from 'node:fs/promises';
import { reasonOf } from './known-error.ts';

/** Larger files are generated, and would keep the parser busy for long. */
const MAX_BYTES = 2_000_000;
/** Whether a larger one has to do with sockets is not even asked: it would have to be held in memory for that. */
const MOST_READ_BYTES = 100_000_000;
/** Source text has no zero byte; where a binary file has one, it comes early. */
const BINARY_BYTES = 8_000;

/** A file's text. `unfit` says why it must not be parsed or written, should that come up. */
export interface SourceFile {
  readonly bytes: Buffer;
  /** With its byte order mark. */
  readonly text: string;
  readonly unfit: string | null;
}

/** Reads a file; a string says why it cannot be read. */
export async function readSource(file: string): Promise<SourceFile | string> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > MOST_READ_BYTES) return tooLarge(size);
    bytes = await readFile(file);
  } catch (thrown) {
    return reasonOf(thrown);
  }
  if (bytes.subarray(0, BINARY_BYTES).includes(0)) return 'is a binary file';
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { bytes, text, unfit: bytes.length > MAX_BYTES ? tooLarge(bytes.length) : null };
  } catch {
    return { bytes, text: bytes.toString('latin1'), unfit: 'is not encoded in UTF-8' };
  }
}

function tooLarge(bytes: number): string {
  return `is too large (${inMegabytes(bytes)}, at most ${inMegabytes(MAX_BYTES)})`;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
