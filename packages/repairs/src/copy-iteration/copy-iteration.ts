import type { WalkSite } from '@socket-safety/analysis';
import type { Repair } from '../repair.ts';
import { copyBeforeLoop } from './copy-before-loop.ts';
import { copyReceiver } from './copy-receiver.ts';
import { removesByIndex } from './index-removal.ts';
import { stepBack } from './step-back.ts';

/** Lets a loop walk a copy of its collection, so that changes made meanwhile don't reach the round. */
export const copyIteration: Repair = {
  id: 'copy-iteration',
  codemod: 'copy-iterations',
  title: 'Walk a copy of the collection.',
  repair({ about }, { source }) {
    if (about.kind !== 'walk') return { refused: 'no loop' };
    const { walk } = about;
    const stepped = walk.collection.walkedAs === 'index' ? stepBack(walk, source) : null;
    if (stepped !== null) return stepped;
    const reason = reasonAgainst(walk);
    if (reason !== null) return { refused: reason };
    const { loop } = walk;
    if (loop.type === 'ForOfStatement') return copyBeforeLoop(loop, source);
    if (loop.type === 'CallExpression') return copyReceiver(loop, walk, source);
    return { refused: 'this kind of loop asks the collection itself for each step' };
  },
};

function reasonAgainst(walk: WalkSite): string | null {
  const { loop, collection } = walk;
  if (collection.walkedAs === 'index') return 'the loop counts an index, which a copy would not keep right';
  if (loop.type === 'ForOfStatement' && loop.await)
    return 'what `for await` walks may never end, so it cannot be copied';
  if (removesByIndex(walk)) return 'an element is removed by its index, which a copy would not keep right';
  return null;
}
