// Where one function connects to several places, each link counts its failures in a parameter of that function.
import type { Node } from '@socket-safety/analysis';
import type { Edit, RepairContext } from '../repair.ts';
import { indentationAt, startsLine } from '../syntax/layout.ts';
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
  const last = maker.params.at(-1);
  // A caller of this has seen that there is a parameter.
  if (last === undefined) return [];
  const [start, end] = last.range;
  // `url => …`
  const isBare = maker.type === 'ArrowFunctionExpression' && /^\s*=>/.test(source.text.slice(end));
  if (isBare) return [{ range: [start, end], text: `(${source.text.slice(start, end)}, ${failures} = 0)` }];
  const gap = startsLine(source.text, start) ? `\n${indentationAt(source.text, start)}` : ' ';
  return [{ range: [end, end], text: `,${gap}${failures} = 0` }];
}
