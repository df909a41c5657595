// Facts and findings of a file become what is told of it.
import {
  listStates,
  pathOfSend,
  type Facts,
  type SendSite,
  type SocketLife,
  type SocketSight,
} from '@socket-safety/analysis';
import type { Preset } from '@socket-safety/codemod-host';
import { placePath, type LintFinding, type Place } from '@socket-safety/eslint-host';
import { linesOf } from '../report/excerpt.ts';
import { outcomesOf } from './outcomes.ts';
import type { FoundSight, MadeSight, Report, SeenSocket, SendSight, Sight } from './sight.ts';
import { silenceOf } from './silence.ts';
import { storyOfFinding, storyOfSend } from './story/tell-story.ts';
import { statesAfter, timelineOf, timelineToSend } from './timeline.ts';

/** Where a file is cut into lines, and under which preset it was looked at. */
interface Look {
  readonly text: string;
  readonly lines: readonly string[];
  readonly preset: Preset;
}

/** Lists what is known of a file, in source order. */
export function findSights(facts: Facts, findings: readonly LintFinding[], preset: Preset): readonly Sight[] {
  const { text } = facts.source;
  const look = { text, lines: linesOf(text), preset };
  const told = new Set<LintFinding>();
  const sends = facts.sends.map((send) => {
    const own = findings.filter(({ finding }) => speaksOf(finding, send));
    for (const one of own) told.add(one);
    return sightOfSend(send, own, look);
  });
  const lives = facts.lives().map((life) => {
    const own = findings.filter(({ finding: { about } }) => about.kind === 'life' && about.life === life);
    for (const one of own) told.add(one);
    return sightOfLife(life, own, look);
  });
  const others = findings.filter((one) => !told.has(one)).map((one) => sightOfFinding(one, look));
  return [...lives, ...sends, ...others].sort(
    (left, right) => left.place.line - right.place.line || left.place.column - right.place.column,
  );
}

function speaksOf({ about, node }: LintFinding['finding'], send: SendSite): boolean {
  return about.kind === 'send' ? about.send.node === send.node : node === send.node;
}

function sightOfSend(send: SendSite, findings: readonly LintFinding[], look: Look): SendSight {
  const { socket, states, methodRow, hazard } = send;
  const before = listStates(states);
  return {
    kind: 'send',
    ...whereIs(send.node, look),
    socket: seen(socket),
    before,
    after: listStates(send.wrapper ? states : statesAfter(states, methodRow)),
    hazard: hazard?.kind ?? null,
    timeline: timelineToSend(placePath(pathOfSend(send), look.text), look.lines, { states, row: socket.row }),
    story: hazard === null && findings.length === 0 ? null : storyOfSend(send),
    outcomes: Object.fromEntries(before.map((state) => [state, outcomesOf(send, state)])),
    reports: findings.map(reportOf),
    silence: findings.length > 0 ? null : silenceOf(send, look.preset),
  };
}

function sightOfLife(life: SocketLife, findings: readonly LintFinding[], look: Look): MadeSight {
  const { node, socket, origin, events, errors, keptAlive } = life;
  return {
    kind: 'made',
    ...whereIs(node, look),
    socket: seen(socket),
    origin,
    after: origin === 'constructed' ? (socket.row.birth.construct ?? null) : null,
    events: Object.keys(socket.row.events).length === 0 ? null : [...events].sort(),
    errors: Object.values(socket.row.events).some(({ role }) => role === 'error') ? errors : 'none',
    keptAlive: keptAlive?.loc.start.line ?? null,
    reports: findings.map((one) => ({ ...reportOf(one), story: storyOfFinding(one.finding) })),
  };
}

function sightOfFinding(found: LintFinding, look: Look): FoundSight {
  const { line, column, endLine, endColumn, path } = found;
  return {
    kind: 'found',
    place: { line, column, endLine, endColumn },
    code: codeAt({ line, column, endLine, endColumn }, look),
    report: reportOf(found),
    timeline: timelineOf(path, look.lines),
    story: storyOfFinding(found.finding),
  };
}

function reportOf({ rule, severity, message }: LintFinding): Report {
  return { rule, severity, message };
}

function seen({ text, library, row, grade }: SocketSight): SeenSocket {
  const own = Object.entries(library.types).find(([, type]) => type.socket === row);
  return { text: text.replace(/\s+/g, ' '), library: library.id, type: own?.[0] ?? null, grade };
}

function whereIs(
  { loc }: SendSite['node'] | SocketLife['node'],
  look: Look,
): { readonly place: Place; readonly code: string } {
  const place = {
    line: loc.start.line,
    column: loc.start.column + 1,
    endLine: loc.end.line,
    endColumn: loc.end.column + 1,
  };
  return { place, code: codeAt(place, look) };
}

/** What stands at a place, up to the end of its first line. */
function codeAt({ line, column, endLine, endColumn }: Place, { lines }: Look): string {
  const text = lines[line - 1] ?? '';
  return text.slice(column - 1, endLine === line ? endColumn - 1 : undefined).trim();
}
