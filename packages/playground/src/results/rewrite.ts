// The rewrite: what changes, or the whole text, and what stays for a person to decide.
import { structuredPatch } from 'diff';
import type { Rewrite } from '../analysis/answer.ts';
import { button, element } from '../element.ts';

const CONTEXT_LINES = 3;

/** Creates the view of a rewrite. `use` puts its text into the editor. */
export function viewRewrite(
  before: string,
  rewrite: Rewrite,
  shape: 'changes' | 'text',
  use: () => void,
): readonly HTMLElement[] {
  const isChanged = before !== rewrite.text;
  const code = shape === 'text' ? codeOf(rewrite.text) : diffOf(before, rewrite.text);
  return [
    element('p', { class: 'applied' }, [
      sayApplied(rewrite),
      ' ',
      ...(isChanged ? [button('Take it over', use)] : []),
    ]),
    ...(isChanged || shape === 'text' ? [code] : []),
    ...(rewrite.left.length === 0 ? [] : [listLeft(rewrite)]),
  ];
}

function sayApplied({ applied }: Rewrite): string {
  if (applied.length === 0) return 'Nothing to rewrite.';
  const counts = new Map<string, number>();
  for (const { codemod, count } of applied) counts.set(codemod, (counts.get(codemod) ?? 0) + count);
  return [...counts].map(([codemod, count]) => `${codemod}: ${count}`).join(', ');
}

function listLeft({ left }: Rewrite): HTMLElement {
  return element('div', { class: 'left' }, [
    element('p', {}, ['Left to a person:']),
    element(
      'ul',
      {},
      left.map(({ rule, line, reason }) => element('li', {}, [`line ${line}, ${rule}: ${reason}`])),
    ),
  ]);
}

function codeOf(text: string): HTMLElement {
  return element('pre', { class: 'rewritten', tabindex: '0', 'aria-label': 'Rewritten code' }, [text]);
}

function diffOf(before: string, after: string): HTMLElement {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: CONTEXT_LINES });
  const lines = hunks.flatMap(({ oldStart, newStart, lines: changed }) => [
    element('span', { class: 'hunk' }, [`@@ line ${oldStart} → ${newStart} @@\n`]),
    ...changed.map(lineOf),
  ]);
  return element('pre', { class: 'diff', tabindex: '0', 'aria-label': 'Changes' }, lines);
}

function lineOf(line: string): HTMLElement {
  const text = `${line}\n`;
  if (line.startsWith('+')) return element('ins', {}, [text]);
  return line.startsWith('-') ? element('del', {}, [text]) : element('span', {}, [text]);
}
