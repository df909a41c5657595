// The state of the schedule that is being run. Everything of the simulation that changes stands here, so that a new schedule
// starts from nothing.
import type { Outcome } from '@socket-safety/libraries';
import type { FailureKind } from '../model.ts';
import type { Action } from './actions.ts';
import type { Keeping } from './keeping.ts';
import type { SimulatedSocket } from './socket-state.ts';
import type { Tables } from './tables.ts';
import type { Timer } from './timers.ts';
import type { Walk } from './walks.ts';

/** A place at which the schedule could have gone otherwise. */
export interface Point {
  /** How many ways there were. */
  readonly options: number;
  readonly chosen: number;
}

/** A failure as it was met. */
export interface Sighting {
  readonly line: number;
  readonly kind: FailureKind;
  /** How long the log was by then. */
  readonly at: number;
}

/** A call that sends, and what became of it. */
export interface SendCall {
  readonly line: number;
  /** Of the socket, in order of birth, from 1. */
  readonly socket: number;
  readonly outcome: readonly Outcome[];
  readonly hasCallback: boolean;
}

/** Follow these choices, by position, then the first option; or perform these labels as far as they can be performed. */
export type Plan =
  | { readonly kind: 'choices'; readonly choices: readonly number[] }
  | { readonly kind: 'labels'; readonly labels: readonly string[] };

/** How one choice of a schedule is made. */
export interface Run {
  readonly plan: Plan;
  readonly points: Point[];
  /** Position in the labels of the plan. */
  cursor: number;
  /** What happened, in the words of a story. */
  readonly log: string[];
  /** Labels of the actions and choices that were made, so that the schedule can be repeated. */
  readonly made: string[];
  readonly sightings: Sighting[];
  readonly sentWhileOpen: Set<number>;
  /** Lines of sends that were called at all. */
  readonly sends: Set<number>;
  /** The calls that send, in order. */
  readonly sendCalls: SendCall[];
  /** Rounds of loops. */
  rounds: number;
  readonly sockets: SimulatedSocket[];
  /** What is due before the world goes on, oldest first. */
  readonly due: Action[];
  /** What may happen, now and later, until it is taken out. */
  readonly offers: Action[];
  readonly timers: Timer[];
  readonly walks: Walk[];
  /** Rejections of this step that nobody has heard of yet. */
  readonly rejected: { readonly promise: Promise<unknown>; readonly reason: unknown }[];
  readonly heard: WeakSet<object>;
  /** The call on a socket that an error stems from. */
  readonly blame: WeakMap<object, { readonly line: number }>;
  readonly counts: Map<string, number>;
  readonly pool: Map<string, unknown[]>;
  readonly keepings: Keeping[];
  readonly subscriptions: { readonly line: number; readonly isActive: () => boolean }[];
  /** Lines of timers and subscriptions that touched a socket after every one had closed. */
  readonly lateLines: Set<number>;
  /** Lines of the calls that were made since a socket began to tell of its end. */
  readonly callsWhileClosing: number[];
  /** The socket that tells of its end or failure right now. */
  closing: SimulatedSocket | null;
  /** The socket whose end set the timer that fires right now. */
  after: SimulatedSocket | null;
  /** The first socket, by birth, that was asked or called after it had closed. */
  touched: number;
  /** The list that the program took an element from last. */
  queue: unknown[] | null;
  /** The call that is about to be made. */
  call: number;
  /** It was announced, and nothing has asked for it yet. */
  isCalling: boolean;
  step: number;
  ticks: number;
  fired: number;
  now: number;
  ended: boolean;
  /** An exception that no call on a socket caused. */
  strange: string | null;
}

let current: Run | null = null;
let loaded: Tables | null = null;

export function startRun(plan: Plan): Run {
  current = {
    plan,
    points: [],
    cursor: 0,
    log: [],
    made: [],
    sightings: [],
    sentWhileOpen: new Set(),
    sends: new Set(),
    sendCalls: [],
    rounds: 0,
    sockets: [],
    due: [],
    offers: [],
    timers: [],
    walks: [],
    rejected: [],
    heard: new WeakSet(),
    blame: new WeakMap(),
    counts: new Map(),
    pool: new Map(),
    keepings: [],
    subscriptions: [],
    lateLines: new Set(),
    callsWhileClosing: [],
    closing: null,
    after: null,
    touched: Infinity,
    queue: null,
    call: -1,
    isCalling: false,
    step: 0,
    ticks: 0,
    fired: 0,
    now: 0,
    ended: false,
    strange: null,
  };
  return current;
}

export function run(): Run {
  if (current === null) throw new Error('No schedule is running.');
  return current;
}

/** The schedule, if there is one. */
export function running(): Run | null {
  return current;
}

export function loadTables(tables: Tables): void {
  loaded = tables;
}

export function tables(): Tables {
  if (loaded === null) throw new Error('No program is loaded.');
  return loaded;
}

/** Counts up and returns how often this was asked before. */
export function count(of: string): number {
  const { counts } = run();
  const before = counts.get(of) ?? 0;
  counts.set(of, before + 1);
  return before;
}

export function say(event: string): void {
  run().log.push(event);
}

/** Keeps a failure, at the line of the call that caused it. */
export function sight(kind: FailureKind, line: number, event: string): void {
  const { log, sightings } = run();
  log.push(event);
  sightings.push({ kind, line, at: log.length });
}
