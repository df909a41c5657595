// Where a function of the file runs: in calls of it, and in calls that it is handed to and that call it before they return.
import type { ClassId, FunctionHeader, FunctionId, Value } from '../ir/model.ts';
import { calledFunction } from '../flow/call-target.ts';
import type { Identification } from '../sockets/identify.ts';
import { listenersOf } from '../sockets/own-emitter.ts';
import type { CallSite, CallSites, Mention } from './call-sites.ts';
import type { CloseListeners } from './close-listeners.ts';
import type { Spot } from './spot.ts';

/** A call that runs a function. */
export interface Run {
  readonly site: CallSite;
  readonly target: FunctionHeader;
  /** `callback`: what it is handed is not to be seen, nor how often it runs; `at-once`: it runs once, without arguments. */
  readonly how: 'called' | 'callback' | 'at-once' | 'listener';
  /** For a listener: what it knows the socket as, and what the caller of the close method does. */
  readonly socket: { readonly inside: Spot; readonly outside: Spot } | null;
}

/** Methods that call their first argument before they return. */
const CALLING = new Set(
  'forEach map filter some every find findIndex findLast findLastIndex flatMap reduce reduceRight sort toSorted'.split(
    ' ',
  ),
);

export interface Runs {
  /** All calls that run a function. */
  readonly of: (target: FunctionHeader) => readonly Run[];
  /** Those that it is handed to. */
  readonly asCallback: (target: FunctionHeader) => readonly Run[];
}

/** Prepares the answers to where a function runs; each is found once. */
export function prepareRuns(
  sites: CallSites,
  identification: Identification,
  listeners: CloseListeners,
): Runs {
  let found: ReadonlyMap<FunctionId, CallSite[]> | undefined;
  const emits = () => (found ??= emitsByListener(sites, identification));
  const asCallback = kept((target) => find(target, ({ argument }) => argument !== null));
  return {
    asCallback,
    of: kept((target) => [
      ...find(target, ({ argument }) => argument === null),
      ...asCallback(target),
      ...listeners.closesRunning(target).map((close): Run => ({ ...close, target, how: 'listener' })),
      ...(emits().get(target.id) ?? []).map((site): Run => ({ site, target, how: 'listener', socket: null })),
    ]),
  };

  function find(target: FunctionHeader, fits: (mention: Mention) => boolean): readonly Run[] {
    return sites.mentioning(target).flatMap((mention): Run[] => {
      const how = fits(mention) ? howItRuns(mention, target, identification) : null;
      return how === null ? [] : [{ site: mention.site, target, how, socket: null }];
    });
  }
}

/** `this.emit('gone', name)` runs what listens to it: the calls, by listener. */
function emitsByListener(
  sites: CallSites,
  identification: Identification,
): ReadonlyMap<FunctionId, CallSite[]> {
  const emits = new Map<FunctionId, CallSite[]>();
  for (const site of sites.ofMethod('emit'))
    for (const { id } of listenersOf(site.instr.node, identification)) {
      const known = emits.get(id);
      if (known === undefined) emits.set(id, [site]);
      else known.push(site);
    }
  return emits;
}

function kept<T>(answer: (target: FunctionHeader) => T): (target: FunctionHeader) => T {
  const known = new Map<FunctionId, T>();
  return (target) => {
    const before = known.get(target.id);
    if (before !== undefined) return before;
    const now = answer(target);
    known.set(target.id, now);
    return now;
  };
}

function howItRuns(
  { site, argument }: Mention,
  target: FunctionHeader,
  identification: Identification,
): Run['how'] | null {
  if (argument === null) return isCall(site, target, identification) ? 'called' : null;
  const how = callsArgument(site.instr, argument);
  const given = site.instr.arguments[argument]?.value;
  return how !== null && given !== undefined && isFunction(given, target, identification) ? how : null;
}

function isCall(
  { instr, caller }: CallSite,
  target: FunctionHeader,
  identification: Identification,
): boolean {
  const { callee } = instr;
  const isSuper =
    callee.kind === 'method' &&
    callee.receiver.kind === 'place' &&
    callee.receiver.place.root.kind === 'super';
  if (!isSuper) return calledFunction(instr, identification)?.id === target.id;
  const { classes } = identification.module;
  const own = classAround(caller, identification);
  const base = own === null ? null : (classes[own]?.base ?? null);
  return base !== null && callee.name !== null && classes[base]?.members.get(callee.name) === target.id;
}

/** The class whose `this` a function has. */
export function classAround(fn: FunctionId, { module }: Identification): ClassId | null {
  for (
    let at = module.functions[fn];
    at !== undefined;
    at = at.parent === null ? undefined : module.functions[at.parent]
  )
    if (at.class !== null) return at.class;
  return null;
}

function callsArgument(
  { callee, style }: CallSite['instr'],
  argument: number,
): 'callback' | 'at-once' | null {
  if (callee.kind === 'value')
    return style === 'new' && argument === 0 && isGlobal(callee.value, 'Promise') ? 'at-once' : null;
  if (callee.name === 'from' && argument === 1) return isGlobal(callee.receiver, 'Array') ? 'callback' : null;
  return argument === 0 && CALLING.has(callee.name ?? '') ? 'callback' : null;
}

/** Whether a value is a certain function of the file. */
export function isFunction(value: Value, { id }: FunctionHeader, identification: Identification): boolean {
  if (value.kind === 'function') return value.function === id;
  return value.kind === 'place' && identification.functionNamed(value.node)?.id === id;
}

function isGlobal(value: Value, name: string): boolean {
  if (value.kind !== 'place' || value.place.path.length > 0) return false;
  return value.place.root.kind === 'global' && value.place.root.name === name;
}

/** Whether a function is, or stands in, another. */
export function isWithin(inner: FunctionId, outer: FunctionId, { module }: Identification): boolean {
  for (let at: FunctionId | null = inner; at !== null; at = module.functions[at]?.parent ?? null)
    if (at === outer) return true;
  return false;
}
