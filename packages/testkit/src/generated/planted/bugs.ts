// Bugs of the kind that one makes in an engine. Each must be found by the generated programs.
import type { Patch } from './engine.ts';

export interface PlantedBug extends Patch {
  /** What the engine then does. */
  readonly name: string;
}

export const PLANTED: readonly PlantedBug[] = [
  {
    name: 'a suspension leaves states as they are',
    file: 'flow/suspend.ts',
    replace: 'parts: mapParts(held, (relation) => compose(relation, WIDENED)),',
    by: 'parts: held.parts,',
  },
  {
    name: 'a suspension leaves what a test tells apart',
    file: 'flow/suspend.ts',
    replace: 'suspendTested(state, node);',
    by: '',
  },
  {
    name: 'an await is no suspension',
    file: 'flow/transfer.ts',
    replace: 'awaitValue(instr, state, context);',
    by: 'produce(instr, state, context);',
  },
  {
    name: 'whatever is awaited is settled',
    file: 'flow/await.ts',
    replace: "if (value.kind === 'literal') return true;",
    by: 'return true;',
  },
  {
    name: 'outside events leave a socket open',
    file: 'states.ts',
    replace: 'widened = join(widened, statesOf(...OUTSIDE[state]));',
    by: 'widened = join(widened, statesOf(state));',
  },
  {
    name: 'a close call changes nothing',
    file: 'flow/call.ts',
    replace: 'parts: mapParts(held, (relation) => compose(relation, move)),',
    by: 'parts: held.parts,',
  },
  {
    name: 'a transfer of `becomes` is dropped',
    file: 'flow/relation.ts',
    replace: 'statesOf(becomes[state] ?? state)',
    by: 'statesOf(state)',
  },
  {
    name: 'a helper changes nothing',
    file: 'flow/apply-summary.ts',
    replace: 'parts: partsAfter(held, (origin) => fromCallee(origin, instr, target, before), before),',
    by: 'parts: old.parts,',
  },
  {
    name: 'a return passes by `finally`',
    file: 'lower/jump.ts',
    replace: 'if (!passesFinalizer(b.current.around.exits)) {',
    by: 'if (!passesFinalizer(b.current.around.exits) || value === null) {',
  },
  {
    name: 'a throw passes by `finally`',
    file: 'lower/try.ts',
    replace: 'enter(b, { handler: onThrow.id, exits });',
    by: 'enter(b, { exits });',
  },
  {
    name: 'a body that ends well passes by `finally`',
    file: 'lower/try.ts',
    replace: "yield* visit(lowerFinalizer(b, node, body, 'normally'));\n  goto(b, after);",
    by: 'goto(b, after);',
  },
  {
    name: 'nothing leads to a `catch`',
    file: 'lower/try.ts',
    replace: 'handler: catching === null ? start.around.handler : catching.id,',
    by: 'handler: start.around.handler,',
  },
  {
    name: 'a `catch` leads nowhere',
    file: 'lower/try.ts',
    replace: 'yield* visit(lowerCatch(b, node.handler));\n  goto(b, next);',
    by: "yield* visit(lowerCatch(b, node.handler));\n  terminate(b, { kind: 'rethrow' });",
  },
  {
    name: 'what a function did before it threw is not seen by its handler',
    file: 'flow/solve.ts',
    replace: 'if (thrown !== null) flow(handler, thrown);',
    by: '',
  },
  {
    name: 'what a call did is not seen by its handler',
    file: 'flow/solve.ts',
    replace: 'transfer(instr, block, state, context);\n      if (handler !== null) flow(handler, state);',
    by: 'transfer(instr, block, state, context);',
  },
  {
    name: 'the first way into a block is the only one',
    file: 'flow/solve.ts',
    replace: 'else if (!joinInto(known, state, to)) return;',
    by: 'else return;',
  },
  {
    name: 'of a choice only the first way is followed',
    file: 'flow/solve.ts',
    replace: 'for (const to of terminal.to) flow(to, state);',
    by: 'for (const to of terminal.to.slice(0, 1)) flow(to, state);',
  },
  {
    name: '`while` has one round',
    file: 'lower/loop.ts',
    replace:
      'yield* statement(b, node.body);\n  goto(b, loop.header);\n  begin(b, loop.after);\n}\n\nexport function* lowerDoWhile',
    by: 'yield* statement(b, node.body);\n  goto(b, loop.after);\n  begin(b, loop.after);\n}\n\nexport function* lowerDoWhile',
  },
  {
    name: '`do` has one round',
    file: 'lower/loop.ts',
    replace: 'lowerCondition(b, node.test, loop.header, loop.after)',
    by: 'lowerCondition(b, node.test, loop.after, loop.after)',
  },
  {
    name: '`for` has one round',
    file: 'lower/loop.ts',
    replace: 'yield* expression(b, node.update);\n  goto(b, loop.header);',
    by: 'yield* expression(b, node.update);\n  goto(b, loop.after);',
  },
  {
    name: '`for … of` has one round',
    file: 'lower/iterate.ts',
    replace: 'leaveGuarded(b, guarded);\n  goto(b, loop.header);',
    by: 'leaveGuarded(b, guarded);\n  goto(b, loop.after);',
  },
  {
    name: '`break` and `continue` are exchanged',
    file: 'lower/jump.ts',
    replace: 'target?.breakTo : target?.continueTo',
    by: 'target?.continueTo : target?.breakTo',
  },
  {
    name: 'the branches of `if` are exchanged',
    file: 'lower/if.ts',
    replace: 'lowerCondition(b, node.test, then, otherwise)',
    by: 'lowerCondition(b, node.test, otherwise, then)',
  },
  {
    name: '`else` is forgotten',
    file: 'lower/if.ts',
    replace: 'if (node.alternate !== null) yield* statement(b, node.alternate);',
    by: '',
  },
  {
    name: '`!` changes nothing',
    file: 'lower/condition.ts',
    replace: 'lowerCondition(b, node.argument, otherwise, then)',
    by: 'lowerCondition(b, node.argument, then, otherwise)',
  },
  {
    name: 'a copied check is believed after a suspension',
    file: 'flow/assume.ts',
    replace: 'if (stale === null) restrict(',
    by: 'if (stale === null || holds) restrict(',
  },
  {
    name: 'the branch of a check that failed knows the socket open',
    file: 'flow/assume.ts',
    replace: 'const states = holds ? proof.whenTrue : proof.whenFalse;',
    by: 'const states = proof.whenTrue;',
  },
  {
    name: 'a timer runs within the call that sets it',
    file: 'flow/callbacks.ts',
    replace: 'return MICROTASKS.has(named) ? microtask(instr, context) : laterEntry(false);',
    by: "return { kind: 'now', times: 'once' };",
  },
  {
    name: '`then` runs its callback at once',
    file: 'flow/callbacks.ts',
    replace: "if (name === 'then' && position === 0) return afterPromise(instr, state, context);",
    by: "if (name === 'then' && position === 0) return { kind: 'now', times: 'once' };",
  },
  {
    name: 'a synchronous callback changes nothing',
    file: 'flow/callbacks.ts',
    replace: 'applySummary(inner.summary, run, inner, state);',
    by: '',
  },
  {
    name: 'a synchronous callback has one round',
    file: 'flow/callbacks.ts',
    replace: "if (how.times === 'many')",
    by: "if (how.times === 'once')",
  },
  {
    name: 'every throw counts as caught',
    file: 'sites/notice.ts',
    replace:
      "return clausesAround(call).catchers || isTakenEverywhere({ how: 'throws', node: call }, identification);",
    by: 'return true;',
  },
  {
    name: 'a callback that is not there counts as one that hears',
    file: 'sites/notice.ts',
    replace: '(hasCallback(row, call.arguments.length) && takesError(call.arguments.at(-1), identification))',
    by: 'true',
  },
  {
    name: 'a `catch` counts as one that guards itself',
    file: 'sites/notice.ts',
    replace: 'if (outer.block === inner && outer.handler !== null) catchers = true;',
    by: 'if (outer.handler !== null) catchers = true;',
  },
  {
    name: 'of the ways into a `finally` the last one counts',
    file: 'sites/send-sites.ts',
    replace: 'known === undefined ? record.held : joinHeld(known.record.held, record.held)',
    by: 'record.held',
  },
];
