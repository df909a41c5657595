// Where one function connects to several places, each link counts its failures in a parameter of that function.
import type { Node } from '@socket-safety/analysis';
import type { Edit, RepairContext } from '../repair.ts';
import type { LinkHome } from './link-home.ts';
import type { LinkMemory } from './link-memory.ts';

/** Tells whether a parameter is that count. */
export function isCount(parameter: Node, failures: string): boolean {
  return (
    parameter.type === 'AssignmentPattern' &&
    parameter.left.type === 'Identifier' &&
    parameter.left.name === failures
  );
}

/** `function connect(url, failures = 0)` */
export function countInParameter(
  { maker }: LinkHome,
  { failures, isKnown }: LinkMemory,
  { source }: RepairContext,
): readonly Edit[] {
  if (isKnown && maker.params.some((one) => isCount(one, failures))) return [];
  const end = maker.params.at(-1)?.range[1];
  // A caller of this has seen that there is a parameter.
  return end === undefined || source.text.length < end
    ? []
    : [{ range: [end, end], text: `, ${failures} = 0` }];
}
