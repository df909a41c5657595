// The list of findings, each with the way to it.
import type { ShownFinding, Spot } from '../analysis/answer.ts';
import { button, element, withCode } from '../element.ts';

/** Lists findings; a press on a place shows it in the editor. */
export function listFindings(
  findings: readonly ShownFinding[],
  goTo: (spot: Spot) => void,
): readonly HTMLElement[] {
  if (findings.length === 0) return [element('p', { class: 'nothing' }, ['Nothing to report.'])];
  return [
    element(
      'ol',
      { class: 'findings' },
      findings.map((finding) => itemOf(finding, goTo)),
    ),
  ];
}

function itemOf(finding: ShownFinding, goTo: (spot: Spot) => void): HTMLElement {
  const { line, column, rule, severity, message, path } = finding;
  const words = severity === 'warn' ? 'warning' : 'error';
  return element('li', { class: `finding finding-${severity}` }, [
    element('p', { class: 'finding-head' }, [
      button(`${line}:${column}`, () => goTo(finding), { class: 'place', title: 'Show it in the code' }),
      element('span', { class: 'severity' }, [words]),
      element('a', { href: `../rules/${rule}`, target: '_blank' }, [rule]),
    ]),
    element('p', {}, withCode(message)),
    element(
      'ol',
      { class: 'path' },
      path.map(({ words, spot }) =>
        element('li', {}, [
          element('span', { class: 'where' }, [
            ...(spot === null ? [] : [button(`line ${spot.line}`, () => goTo(spot), { class: 'place' })]),
          ]),
          element('span', {}, [words]),
        ]),
      ),
    ),
  ]);
}
