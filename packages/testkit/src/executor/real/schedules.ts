// Which schedules are replayed. Of each program of `ws` and `net` three are at hand: the shortest in which a send fails, the
// shortest in which all sends go well, and the shortest with a failed connection or a timer. Of these, the first of each mixture
// of events and outcomes is taken, then more until there are enough.
import { listCases } from '../all-cases.ts';
import { prepare } from '../program.ts';
import { searchSchedules } from '../search.ts';
import type { Program } from '../model.ts';
import { simulatedWord } from './compare.ts';
import { PROGRAMS } from './programs.ts';
import type { Run, SendCall } from '../simulator/run.ts';

export interface ChosenSchedule {
  /** `no-unguarded-send/bad-timer.ts, failing` */
  readonly name: string;
  readonly program: Program;
  readonly labels: readonly string[];
  /** What the simulation did with each send. */
  readonly sends: readonly SendCall[];
}

const SCHEDULES = 40;

/** Sends are what is compared, so it is the rules about sends whose cases are taken. */
const RULES = new Set([
  'no-send-after-close',
  'no-send-before-open',
  'no-send-in-error-handler',
  'no-stale-open-check',
  'no-unguarded-send',
  'no-ineffective-open-check',
]);

const MODULES = /^(ws|(node:)?(net|events|timers\/promises)|\..*)$/;

/** Chooses so many schedules, and those that are named, which do not count. */
export function chooseSchedules(count: number, named: readonly string[]): readonly ChosenSchedule[] {
  const mixtures = new Map<string, ChosenSchedule[]>();
  for (const one of candidates()) {
    const mixture = mixtureOf(one);
    const known = mixtures.get(mixture);
    if (known === undefined) mixtures.set(mixture, [one]);
    else known.push(one);
  }
  const isNamed = ({ name }: ChosenSchedule) => named.includes(name);
  const chosen: ChosenSchedule[] = [];
  const lists = [...mixtures.values()];
  const most = Math.max(...lists.map(({ length }) => length));
  for (let round = 0; round < most; round++)
    for (const list of lists) {
      const next = list[round];
      if (next !== undefined && !isNamed(next) && chosen.length < count) chosen.push(next);
    }
  return [...chosen, ...lists.flat().filter(isNamed)];
}

/** `ws: closes, opens → delivered, lost` */
function mixtureOf({ program, labels, sends }: ChosenSchedule): string {
  const family = /from 'ws'/.test(program.source) ? 'ws' : 'net';
  const events = labels.map(
    (label) =>
      / (opens|cannot connect|starts to close|closes|fails|fires|answers)$/.exec(label)?.[1] ?? 'other',
  );
  const list = (words: readonly string[]) => [...new Set(words)].sort().join(', ');
  return `${family}: ${list(events)} → ${list(sends.map(simulatedWord))}`;
}

function* candidates(): Generator<ChosenSchedule> {
  for (const [name, source] of Object.entries(PROGRAMS))
    yield* candidatesOf(`programs/${name}`, { source, fileName: name });
  for (const { rule, one } of listCases()) {
    const name = `${rule}/${one.name}`;
    const modules = [...one.code.matchAll(/from '([^']+)'/g)].map(([, module = '']) => module);
    const isOfNet = modules.some((module) => /^(node:)?net$/.test(module));
    const isOfWs = modules.includes('ws') && RULES.has(rule);
    const isFit =
      ['ok', 'bad'].includes(one.kind) &&
      (isOfNet || isOfWs) &&
      modules.every((module) => MODULES.test(module));
    if (!isFit) continue;
    yield* candidatesOf(name, { source: one.code, fileName: one.name });
  }
}

function* candidatesOf(name: string, program: Program): Generator<ChosenSchedule> {
  const found = schedulesOf(program);
  for (const kind of ['failing', 'passing', 'rough'] as const) {
    const schedule = found[kind];
    if (schedule !== null) yield { name: `${name}, ${kind}`, program, ...schedule };
  }
}

type Chosen = Pick<ChosenSchedule, 'labels' | 'sends'> | null;

interface Shortest {
  failing: Chosen;
  passing: Chosen;
  rough: Chosen;
}

function schedulesOf(program: Program): Readonly<Shortest> {
  const { simulation } = prepare(program, { bringsUnheardErrors: false });
  const shortest: Shortest = { failing: null, passing: null, rough: null };
  searchSchedules(simulation, { maxSchedules: SCHEDULES, maxDeviations: 1 }, (schedule) => {
    if (schedule.sendCalls.length === 0 || schedule.strange !== null) return false;
    const keep = (kind: keyof Shortest) => {
      const known = shortest[kind];
      if (known === null || schedule.made.length < known.labels.length) shortest[kind] = copyOf(schedule);
    };
    keep(schedule.sendCalls.every(({ outcome }) => outcome.includes('ok')) ? 'passing' : 'failing');
    if (schedule.made.some((label) => /fails|cannot connect|fires/.test(label))) keep('rough');
    return false;
  });
  return shortest;
}

const copyOf = ({ made, sendCalls }: Run): NonNullable<Chosen> => ({
  labels: [...made],
  sends: [...sendCalls],
});
