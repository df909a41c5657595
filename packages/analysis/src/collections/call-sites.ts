// Every call of a file, by the name of what is called and by the functions that it is given.
import type { Block, FunctionHeader, FunctionId, Instr, IrFunction, IrModule, Value } from '../ir/model.ts';

export type CallInstr = Instr & { readonly kind: 'call' };

export interface CallSite {
  readonly caller: FunctionId;
  readonly block: Block;
  /** Among the instructions of its block. */
  readonly position: number;
  readonly instr: CallInstr;
  /** The caller waits until it is done, however often it suspends. */
  readonly awaited: boolean;
}

/** A call, and which of its arguments a function is; null where it is what is called. */
export interface Mention {
  readonly site: CallSite;
  readonly argument: number | null;
}

export interface CallSites {
  /** Calls that name a function, or hold it. A name says only that it may be this one. */
  readonly mentioning: (header: FunctionHeader) => readonly Mention[];
  /** Calls of a method by this name. */
  readonly ofMethod: (name: string) => readonly CallSite[];
}

const NO_MENTIONS: readonly Mention[] = [];

/** Gathers the calls of a file. */
export function gatherCallSites(module: IrModule): CallSites {
  const byName = new Map<string, Mention[]>();
  const byFunction = new Map<FunctionId, Mention[]>();
  for (const { id } of module.functions) {
    for (const site of eachCallSite(module.body(id))) {
      const { callee, arguments: given, style } = site.instr;
      if (style === 'new') push(byName, 'constructor', { site, argument: null });
      else if (callee.kind === 'method') push(byName, callee.name ?? '', { site, argument: null });
      else mention(callee.value, site, null);
      for (const [argument, { value }] of given.entries()) mention(value, site, argument);
    }
  }
  return {
    mentioning: ({ id, name }) => [
      ...(byFunction.get(id) ?? NO_MENTIONS),
      ...(name === null ? NO_MENTIONS : (byName.get(name) ?? NO_MENTIONS)),
    ],
    ofMethod: (name) =>
      (byName.get(name) ?? NO_MENTIONS).flatMap(({ site, argument }) => (argument === null ? [site] : [])),
  };

  function mention(value: Value, site: CallSite, argument: number | null): void {
    if (value.kind === 'function') push(byFunction, value.function, { site, argument });
    const name = nameIn(value);
    if (name !== null) push(byName, name, { site, argument });
  }
}

function* eachCallSite(fn: IrFunction): Generator<CallSite> {
  const awaited = awaitedCalls(fn);
  for (const block of fn.blocks) {
    for (const [position, instr] of block.instrs.entries()) {
      if (instr.kind === 'call')
        yield { caller: fn.id, block, position, instr, awaited: awaited.has(instr.id) };
    }
  }
}

function awaitedCalls(fn: IrFunction): ReadonlySet<number> {
  const awaited = new Set<number>();
  for (const { instrs } of fn.blocks) {
    for (const instr of instrs)
      if (instr.kind === 'await' && instr.value.kind === 'result') awaited.add(instr.value.of);
  }
  return awaited;
}

function nameIn(value: Value): string | null {
  if (value.kind !== 'place') return null;
  const { root, path } = value.place;
  if (path.length > 0) return path.at(-1) ?? null;
  return root.kind === 'variable' ? root.variable.name : null;
}

function push<Key, T>(lists: Map<Key, T[]>, key: Key, one: T): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [one]);
  else known.push(one);
}
