import type { RetentionSite } from '@socket-safety/analysis';
import { isRefusal, type Edit, type Refusal, type Repair, type RepairContext } from '../repair.ts';
import { touches } from '../planner-edits.ts';
import { listenForClose } from './close-listener.ts';
import { removalOf } from './removal.ts';

/** Takes a socket out, clears its timer or takes its listener back once it has closed. */
export const removeOnClose: Repair = {
  id: 'remove-on-close',
  codemod: 'remove-on-close',
  title: 'End this when the socket closes.',
  repair({ about }, context) {
    if (about.kind !== 'retention') return { refused: 'nothing outlives a socket' };
    return repairSite(about.site, context);
  },
};

function repairSite(site: RetentionSite, context: RepairContext): readonly Edit[] | Refusal {
  const edits = endSite(site, context);
  if (isRefusal(edits)) return edits;
  const all = [...edits];
  for (const other of site.beside) {
    const more = endSite(other, context);
    // Two puts of one branching are ended by one listener, and what would meet another edit waits for the next report.
    if (isRefusal(more) || more.some((edit) => all.some((made) => touches(made, edit)))) continue;
    all.push(...more);
  }
  return all;
}

function endSite(site: RetentionSite, context: RepairContext): readonly Edit[] | Refusal {
  const removal = removalOf(site, context);
  if (isRefusal(removal)) return removal;
  if (removal.lines.length === 0) return removal.edits;
  return listenForClose(site, removal, context);
}
