// The sending functions of an opened file; those that it imports are asked of their own files.
import type { Sender, SendSite } from '../facts.ts';
import type { FileAnalysis } from '../file-analysis.ts';
import type { Node } from '../ir/model.ts';
import { exportedFunction } from '../sockets/exports.ts';
import { findSenders } from './find-senders.ts';

const known = new WeakMap<FileAnalysis, readonly Sender[]>();

/** Finds the sending functions of a file that is analysed itself. */
export function sendersOf(file: FileAnalysis, sites: readonly SendSite[]): readonly Sender[] {
  return findSenders(sites, file.identification, (callee) => toldByImport(callee, file));
}

/** What the callers of an imported function learn; null where it is no function that sends. */
function toldByImport(
  callee: Node,
  { identification, importedFile }: FileAnalysis,
): Pick<Sender, 'told' | 'promised' | 'carries'> | null {
  const name = identification.importOf(callee);
  const file = name === null ? null : importedFile(name.module);
  if (name === null || file === null) return null;
  const header = exportedFunction(file.source, file.module, name.name);
  if (header === null) return null;
  let senders = known.get(file);
  if (senders === undefined) {
    // Files may import one another: what is asked for while it is being found is not there yet.
    known.set(file, []);
    known.set(file, (senders = sendersOf(file, [])));
  }
  return senders.find(({ node }) => node === header.node) ?? null;
}
