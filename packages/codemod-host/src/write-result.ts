// Puts a rewritten file on the disk, if it still is what was read.
import { isChanged, type FileResult } from './file-result.ts';
import { writeSource } from './write-source.ts';

/** Writes what a file became; a result that changes nothing comes back as it is, one that cannot be written as failed. */
export async function writeResult(result: FileResult): Promise<FileResult> {
  if (!isChanged(result)) return result;
  const { file, sockets, before, after } = result;
  // Its bytes: only what decodes without loss is rewritten.
  const refusal = await writeSource(file, Buffer.from(before), after);
  return refusal === null ? result : { file, sockets, kind: 'failed', message: refusal };
}
