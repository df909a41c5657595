// How the claims of a row are known: they were replayed, or somebody else says so.
import type { Deviation, Library } from '@socket-safety/libraries';
import { CITED_ALONE, citationsOf } from '../../facts/cited-alone.ts';
import type { Replay, Replays } from './replayed.ts';

/** Prints where a library's claims come from, and where one implementation does otherwise. */
export function printSources(library: Library, replays: Replays): string {
  const replayed = replays.libraries[library.id] ?? [];
  const citations = citationsOf(library).map(withLinks);
  const because = CITED_ALONE[library.id];
  return [
    ...(replayed.length === 0 ? [] : [`Replayed on ${replays.on}: ${replayed.map(printReplay).join('; ')}.`]),
    ...(citations.length === 0
      ? []
      : [`${replayed.length === 0 ? 'Cited' : 'The rest is cited'}: ${citations.join('; ')}.`]),
    ...(because === undefined ? [] : [`Not replayed: ${because}.`]),
    ...(library.deviations ?? []).map(printDeviation),
  ].join('\n\n');
}

function printReplay({ implementation, version, replayed, differing }: Replay): string {
  const agree =
    differing === 0 ? `${replayed} claims hold` : `${differing} of ${replayed} claims are **wrong**`;
  return `${implementation} (${version}): ${agree}`;
}

function printDeviation({ runtime, versions, cell, instead, because }: Deviation): string {
  return `**${runtime} ${versions}** differs in \`${cell}\`: ${instead}. ${because}`;
}

/** A bare address is a link for some readers of Markdown only. */
function withLinks(citation: string): string {
  return citation.replace(/\.$/, '').replace(/https:\/\/[^\s)]*[^\s).,;]/g, (address) => `<${address}>`);
}
