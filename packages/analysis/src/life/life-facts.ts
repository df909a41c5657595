// Facts about what outlives a socket. A rule that is off costs nothing, so nothing is looked for before somebody asks.
import type { ClearingSite, ExitSite, Facts, ReconnectSite, RetentionSite, SocketLife } from '../facts.ts';
import type { FileAnalysis } from '../file-analysis.ts';
import { findClearings } from './clearings.ts';
import { findExits } from './exits.ts';
import { createLifeContext, type LifeContext } from './life-context.ts';
import { findReconnects } from './reconnects.ts';
import { findRetentions } from './retentions.ts';
import { findLives } from './socket-lives.ts';

/** Prepares the answers for a file; there are none where no socket is in sight. */
export function lazyLifeFacts(
  hasSockets: boolean,
  file: FileAnalysis,
): Pick<Facts, 'retentions' | 'clearings' | 'lives' | 'exits' | 'reconnects'> {
  let context: LifeContext | undefined;
  let retentions: readonly RetentionSite[] | undefined;
  let clearings: readonly ClearingSite[] | undefined;
  let lives: readonly SocketLife[] | undefined;
  let exits: readonly ExitSite[] | undefined;
  let reconnects: readonly ReconnectSite[] | undefined;
  const shared = () => (context ??= createLifeContext(file));
  // What a test leaves behind ends with the test.
  const isOfInterest = () => hasSockets && !file.isTest();
  return {
    retentions: () => (retentions ??= isOfInterest() ? findRetentions(shared()) : []),
    clearings: () => (clearings ??= isOfInterest() ? findClearings(shared()) : []),
    lives: () => (lives ??= isOfInterest() ? findLives(shared(), file.importedFile) : []),
    exits: () => (exits ??= isOfInterest() ? findExits(shared()) : []),
    reconnects: () => (reconnects ??= isOfInterest() ? findReconnects(shared()) : []),
  };
}
