// What is known of the sockets of a file, for people.
import { printStates, statesOf } from '@socket-safety/analysis';
import type { State } from '@socket-safety/libraries';
import type { Output } from '../environment.ts';
import { printOutcomes } from '@socket-safety/libraries/words';
import { harmless, wrap } from '../wording.ts';
import { GRADES } from './grades.ts';
import type { FoundSight, MadeSight, Report, SeenSocket, SendSight, Sight } from './sight.ts';
import type { TimelineStep } from './timeline.ts';

/** What was asked, and how the answer looks. */
export interface Asked extends Pick<Output, 'colors' | 'columns'> {
  readonly file: string;
  readonly line: number | null;
  /** Lines of the file that there is something to say of. */
  readonly elsewhere: readonly number[];
}

/** Prints everything that is known, or that it is nothing. */
export function printSights(sights: readonly Sight[], asked: Asked): string {
  if (sights.length === 0) return `${printNothing(asked)}\n`;
  return sights.map((sight) => `${printSight(sight, asked)}\n`).join('\n');
}

function printNothing({ file, line, elsewhere }: Asked): string {
  if (line === null || elsewhere.length === 0) return `${harmless(file)}: no socket is known in this file`;
  return `${harmless(file)}:${line}: no socket is known here; there is something to say of ${linesOf(elsewhere)}`;
}

/** `line 5`, `lines 5, 7 and 9` */
function linesOf(lines: readonly number[]): string {
  const last = String(lines.at(-1) ?? '');
  return lines.length < 2 ? `line ${last}` : `lines ${lines.slice(0, -1).join(', ')} and ${last}`;
}

function printSight(sight: Sight, asked: Asked): string {
  const { place, code } = sight;
  const head = asked.colors.bold(`${harmless(asked.file)}:${place.line}:${place.column}`);
  return [`${head} ${harmless(shorten(code))}`, ...linesOfSight(sight, asked)].join('\n');
}

function linesOfSight(sight: Sight, asked: Asked): readonly string[] {
  switch (sight.kind) {
    case 'send':
      return linesOfSend(sight, asked);
    case 'made':
      return linesOfMade(sight, asked);
    case 'found':
      return linesOfFound(sight, asked);
  }
}

function linesOfSend(sight: SendSight, asked: Asked): readonly string[] {
  const { socket, before, after, hazard, timeline, story, outcomes, reports, silence } = sight;
  const cells = before.map((state): Pair => [state, printOutcomes(outcomes[state] ?? [])]);
  return [
    ...(silence === null
      ? reports.flatMap((report) => linesOfReport(report, asked))
      : indented(`Not reported: ${silence}.`, asked)),
    ...pairs(
      [
        ['socket', printSocket(socket)],
        ['before', printList(before)],
        ['after', after.length === 0 ? 'it does not return' : printList(after)],
      ],
      asked,
    ),
    hazard === null ? '  How it comes to that:' : '  How it can fail:',
    ...stepsOf(timeline, asked),
    '  What the call does:',
    ...pairs(cells, asked, 4),
    ...linesOfStory(story, asked),
  ];
}

const ERRORS: Readonly<Record<MadeSight['errors'], string>> = {
  none: 'it makes no `error` event',
  heard: 'somebody listens to its `error` from the start',
  perhaps: 'somebody out of sight may listen to its `error`',
  harmless: 'nobody listens to its `error`, and nothing ends by that',
  unheard: 'nobody listens to its `error` in time, which ends the process',
};

function linesOfMade(sight: MadeSight, asked: Asked): readonly string[] {
  const { socket, origin, after, events, errors, keptAlive, reports } = sight;
  const known = pairs(
    [
      ['socket', printSocket(socket)],
      [
        origin === 'constructed' ? 'made here' : 'accepted here',
        after ?? 'in the state in which its handler gets it',
      ],
      ...(events === null
        ? []
        : [['listened to', events.length === 0 ? 'no event in sight' : events.join(', ')] as const]),
      ['errors', ERRORS[errors]],
      ...(keptAlive === null
        ? []
        : [['kept alive', `a vanished other end is noticed, see line ${keptAlive}`] as const]),
    ],
    asked,
  );
  return [
    ...reports.flatMap((report) => linesOfReport(report, asked)),
    ...known,
    ...reports.flatMap(({ story }) => linesOfStory(story, asked)),
  ];
}

function linesOfFound({ report, timeline, story }: FoundSight, asked: Asked): readonly string[] {
  return [
    ...linesOfReport(report, asked),
    '  How it comes to that:',
    ...stepsOf(timeline, asked),
    ...linesOfStory(story, asked),
  ];
}

function linesOfStory(story: FoundSight['story'], { columns = Infinity }: Asked): readonly string[] {
  if (story === null) return [];
  return ['  As a story:', ...wrap(harmless(story.join(' · ')), columns - 4).map((line) => `    ${line}`)];
}

function linesOfReport({ rule, severity, message }: Report, asked: Asked): readonly string[] {
  return indented(
    `Reported: ${severity === 'error' ? 'error' : 'warning'} ${rule}: ${harmless(message)}`,
    asked,
  );
}

function stepsOf(timeline: readonly TimelineStep[], asked: Asked): readonly string[] {
  const { colors, columns = Infinity } = asked;
  const width = Math.max(...timeline.map(({ line }) => String(line ?? '').length));
  const labels = Math.max(...timeline.map(({ label }) => label.length));
  const sets = timeline.map(({ states }) =>
    states === null || states.length === 0 ? '' : printList(states),
  );
  const margin = ' '.repeat(width + 6);
  const isNarrow = margin.length + labels + 2 + Math.max(...sets.map(({ length }) => length)) > columns;
  return timeline.flatMap(({ line, label, code }, index) => {
    const set = sets[index] ?? '';
    const number = `    ${colors.dim(String(line ?? '').padStart(width))}  `;
    const row = isNarrow ? [number + label] : [`${number}${label.padEnd(labels)}  ${set}`.trimEnd()];
    const below = isNarrow && set !== '' ? wrap(set, columns - margin.length) : [];
    const shown = code === null ? [] : [colors.dim(harmless(shorten(code)))];
    return [...row, ...[...below, ...shown].map((words) => margin + words)];
  });
}

function printSocket({ text, library, type, grade }: SeenSocket): string {
  const known = `${harmless(text)}: ${type ?? 'socket'} of ${library}`;
  return grade === 'certain' ? known : `${known}, ${grade}: ${GRADES[grade]}`;
}

function printList(states: readonly State[]): string {
  return printStates(statesOf(...states));
}

type Pair = readonly [name: string, words: string];

/** Names in a column, words beside it. */
function pairs(rows: readonly Pair[], { columns = Infinity }: Asked, indent = 2): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, words]) =>
    wrap(words, columns - indent - width - 2).map(
      (line, index) => `${' '.repeat(indent)}${(index === 0 ? name : '').padEnd(width)}  ${line}`,
    ),
  );
}

function indented(text: string, { columns = Infinity }: Asked): readonly string[] {
  return wrap(text, columns - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
}

const LONGEST_CODE = 70;

function shorten(code: string): string {
  return code.length <= LONGEST_CODE ? code : `${code.slice(0, LONGEST_CODE - 1)}…`;
}
