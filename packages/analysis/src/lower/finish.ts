// Drafts → blocks: leaves out what nothing reaches and what does nothing, melts rows of blocks, numbers the rest.
import type { Block, BlockId, Instr, InstrId, IrFunction, Loop, Terminal } from '../ir/model.ts';
import { eachInstr, eachSuccessor, reversePostorder } from '../ir/visit.ts';
import type { Builder } from './builder.ts';
import type { Draft } from './draft.ts';

export function finish(b: Builder): IrFunction {
  const headers = new Set(b.loops.map((loop) => loop.header));
  const drafts = b.drafts.map(complete);
  skipEmpty(drafts, headers);
  const order = melt(drafts, headers);
  const numbers = new Map(order.map((id, number) => [id, number]));
  const blocks = order.map((id) => renumber(at(drafts, id), numbers));
  const loops = b.loops.flatMap((loop): Loop[] => {
    const header = numbers.get(loop.header);
    return header === undefined ? [] : [{ ...loop, header }];
  });
  return collect({ ...b.header, blocks, loops, instrs: new Map(), unsupported: 0 });
}

type Finished = Draft & { terminal: Terminal; handler: BlockId | null };

// Only blocks that nothing reaches are still open: what follows a `return` in the source.
function complete(draft: Draft): Finished {
  return { ...draft, terminal: draft.terminal ?? { kind: 'end' }, handler: draft.around.handler };
}

function at(drafts: readonly Finished[], id: BlockId): Finished {
  const draft = drafts[id];
  if (draft === undefined) throw new Error(`invariant: no block ${id} was made`);
  return draft;
}

function orderOf(drafts: readonly Finished[]): BlockId[] {
  return reversePostorder(0, (id) => successorsOf(at(drafts, id)));
}

function successorsOf(draft: Finished): Iterable<BlockId> {
  return eachSuccessor(draft);
}

/** Lets every jump to a block that only jumps on go to where that one leads. Loop headers stay. */
function skipEmpty(drafts: readonly Finished[], headers: ReadonlySet<BlockId>): void {
  const ends = new Map<BlockId, BlockId>();
  const endOf = (start: BlockId): BlockId => {
    const passed: BlockId[] = [];
    let id = start;
    for (let to = nextOf(id); to !== null; to = nextOf(id)) {
      passed.push(id);
      id = ends.get(to) ?? to;
    }
    for (const one of passed) ends.set(one, id);
    return id;
  };
  const nextOf = (id: BlockId): BlockId | null => {
    const { instrs, terminal } = at(drafts, id);
    return instrs.length > 0 || terminal.kind !== 'goto' || headers.has(id) ? null : terminal.to;
  };
  for (const draft of drafts) {
    draft.terminal = retarget(draft.terminal, endOf);
    draft.handler = draft.handler === null ? null : endOf(draft.handler);
  }
}

function retarget(terminal: Terminal, to: (id: BlockId) => BlockId): Terminal {
  if (terminal.kind === 'goto') return { kind: 'goto', to: to(terminal.to) };
  return terminal.kind === 'choose' ? { kind: 'choose', to: terminal.to.map(to) } : terminal;
}

/**
 * Takes a block into the one before it where each is the other's only neighbour and both stand in the same surroundings.
 * Returns the blocks that remain, in reverse postorder: that of all, since a block that goes stood right behind the one it joins.
 */
function melt(drafts: readonly Finished[], headers: ReadonlySet<BlockId>): BlockId[] {
  const order = orderOf(drafts);
  const ways = new Map<BlockId, number>();
  for (const id of order) {
    for (const to of successorsOf(at(drafts, id))) ways.set(to, (ways.get(to) ?? 0) + 1);
  }
  const gone = new Set<BlockId>();
  for (const id of order) {
    if (gone.has(id)) continue;
    const draft = at(drafts, id);
    while (draft.terminal.kind === 'goto') {
      const next = at(drafts, draft.terminal.to);
      if (ways.get(next.id) !== 1 || headers.has(next.id) || !standTogether(draft, next)) break;
      for (const instr of next.instrs) draft.instrs.push(instr);
      draft.terminal = next.terminal;
      gone.add(next.id);
    }
  }
  return order.filter((id) => !gone.has(id));
}

function standTogether(one: Finished, other: Finished): boolean {
  const { regions, loops } = one.around;
  return one.handler === other.handler && regions === other.around.regions && loops === other.around.loops;
}

function renumber(draft: Finished, numbers: ReadonlyMap<BlockId, number>): Block {
  const { regions, loops } = draft.around;
  const numberOf = (id: BlockId): BlockId => numbers.get(id) ?? -1;
  return {
    id: numberOf(draft.id),
    instrs: draft.instrs,
    terminal: retarget(draft.terminal, numberOf),
    handler: draft.handler === null ? null : numberOf(draft.handler),
    regions,
    loops,
  };
}

function collect(fn: IrFunction): IrFunction {
  const instrs = new Map<InstrId, Instr>();
  let unsupported = 0;
  for (const instr of eachInstr(fn)) {
    instrs.set(instr.id, instr);
    if (instr.kind === 'unsupported') unsupported++;
  }
  return { ...fn, instrs, unsupported };
}
