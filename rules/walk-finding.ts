// What the rules about loops have in common.
import type { Facts, Finding, WalkSite } from '@socket-safety/analysis';
import { lineOf, printCall } from './place-words.ts';

/** Tells whether the language defines what happens: the loop goes on with the next entry. */
export function isWellDefined({ collection, change }: WalkSite): boolean {
  return change.kind === 'deletes-current' && collection.kind !== 'array';
}

/** Creates the finding about a loop: at the changing call, or at the loop where the change stands elsewhere. */
export function findingAboutWalk(walk: WalkSite, facts: Facts, message: string): Finding {
  const { change, collection, loop } = walk;
  const inside = loop.range[0] <= change.node.range[0] && change.node.range[1] <= loop.range[1];
  return {
    message,
    data: {
      change: inside ? printCall(change.node, facts.source.text) : change.text,
      changed: lineOf(change.node),
      collection: collection.text,
      line: lineOf(loop),
    },
    node: inside ? change.node : loop,
    because: [],
    about: { kind: 'walk', walk },
  };
}
