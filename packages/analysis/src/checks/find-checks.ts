// Conditions that mean to be open checks and are none: those on the way to a send that may find its socket not open, and
// comparisons that never hold, wherever they stand.
import type { CheckSite, Facts, Hazard, IneffectiveForm, SendSite, SocketSight } from '../facts.ts';
import type { FileAnalysis } from '../file-analysis.ts';
import { emptyState } from '../flow/state.ts';
import type { FunctionId, IrFunction, Node, Value } from '../ir/model.ts';
import { eachOperand, eachSubvalue, terminalValue } from '../ir/visit.ts';
import { eachNode, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { askedIn, type Asked } from './asked-question.ts';
import { assignedState } from './assignments.ts';
import { impossibleComparison } from './comparison.ts';
import type { FormContext, Lowered } from './form.ts';
import { governingTests, type GoverningTest } from './governing.ts';
import { isCatchInVain } from './harmless-catch.ts';
import { names, targetOf, type Read, type Target } from './target.ts';
import { readsTarget, testForm } from './test-forms.ts';

/** Hazards for which a condition on the way can be to blame. */
const BLAMES: ReadonlySet<Hazard['kind']> = new Set(['unguarded', 'fragile-broadcast', 'error-handler']);

/** Tests on the way to one send that are looked at: an `else if` may come after hundreds of others. */
const MOST_TESTS = 60;

/** A condition, before it is known which sends it lets through. */
type Found = Omit<CheckSite, 'sends'>;

/** Finds such conditions, and gives the sends behind them the hazard that says so. */
export function findChecks(file: FileAnalysis, sends: readonly SendSite[]): Pick<Facts, 'checks' | 'sends'> {
  const context = formContext(file);
  const found = new Map<Node, CheckSite>();
  const judged = sends.map((send) => {
    const check = send.hazard !== null && BLAMES.has(send.hazard.kind) ? checkBefore(send, context) : null;
    if (check === null) return send;
    const blamed = blame(send, check.node);
    const known = found.get(check.node);
    found.set(check.node, { ...check, sends: [...(known?.sends ?? []), blamed] });
    return blamed;
  });
  for (const check of anywhere(file, context)) if (!found.has(check.node)) found.set(check.node, check);
  const checks = [...found.values()].sort((left, right) => left.node.range[0] - right.node.range[0]);
  return { sends: judged, checks };
}

/** The nearest condition on the way to a send that fails to ask. */
function checkBefore(send: SendSite, context: FormContext): Found | null {
  const { socket, node } = send;
  const type = socketOf(context.identification.typeOf(socket.node));
  if (type === null) return catchAround(send);
  const sent = targetOf(socket.node, type, context.identification);
  const tests = nearest(governingTests(node, (named) => names(named, sent, context.identification)));
  const readersOf = keptByTarget((target) => tests.filter(({ test }) => readsTarget(test, target, context)));
  for (const governing of tests) {
    const { element } = governing;
    const target = element === null ? sent : targetOf(element, type, context.identification);
    const found = askedIn(governing, target, context) ?? wholeTest(governing, readersOf, target, context);
    if (found === null) continue;
    const named = element === null ? null : { node: element, text: context.textOf(element), place: null };
    return { ...found, socket: { ...socket, ...named } };
  }
  return catchAround(send);
}

function nearest(tests: Iterable<GoverningTest>): readonly GoverningTest[] {
  const found: GoverningTest[] = [];
  for (const test of tests) if (found.push(test) === MOST_TESTS) break;
  return found;
}

type ReadersOf = (target: Target) => readonly GoverningTest[];

/** Most tests on the way are about the send's own socket, and each of them asks which of the others are. */
function keptByTarget(find: ReadersOf): ReadersOf {
  const known = new Map<Target, readonly GoverningTest[]>();
  return (target) => {
    const before = known.get(target) ?? find(target);
    known.set(target, before);
    return before;
  };
}

function wholeTest(
  governing: GoverningTest,
  readersOf: ReadersOf,
  target: Target,
  context: FormContext,
): Asked | null {
  const others = readersOf(target).filter((one) => one !== governing);
  const form = testForm(governing, others, target, context);
  // Of the states that are asked for by name, open alone is the right one.
  const meansOpen = form?.kind === 'partial' ? governing.holds : null;
  return form === null ? null : { node: unwrap(governing.test), form, meansOpen };
}

function catchAround(send: SendSite): Found | null {
  const { node, socket } = send;
  return isCatchInVain(send) ? { node, socket, form: { kind: 'catch' }, meansOpen: null } : null;
}

function blame(send: SendSite, node: Node): SendSite {
  const blamed = (hazard: Hazard | null): Hazard | null =>
    hazard === null || !BLAMES.has(hazard.kind)
      ? hazard
      : { ...hazard, kind: 'ineffective-check', because: [{ kind: 'asked', node }, ...hazard.because] };
  return { ...send, hazard: blamed(send.hazard), strictHazard: blamed(send.strictHazard) };
}

/** Comparisons that cannot hold and assignments, whatever they lead to. */
function* anywhere({ source, identification }: FileAnalysis, context: FormContext): Generator<CheckSite> {
  for (const node of eachNode(source.ast)) {
    const impossible = impossibleComparison(node, context);
    if (impossible !== null) yield site(node, impossible.form, impossible.read, impossible.meansOpen);
    const assigned = assignedState(node, identification);
    if (assigned !== null) yield site(node, { kind: 'assignment' }, assigned, true);
  }

  function site(
    node: Node,
    form: IneffectiveForm,
    { socket, type }: Read,
    meansOpen: CheckSite['meansOpen'],
  ): CheckSite {
    const sight: SocketSight = {
      text: source.text.slice(...socket.range),
      node: socket,
      place: null,
      library: type.library,
      row: type.row,
      grade: type.grade,
    };
    return { node, form, socket: sight, sends: [], meansOpen };
  }
}

function formContext(file: FileAnalysis): FormContext {
  const { source, identification, summaries, module, settings } = file;
  const values = new Map<FunctionId, ReadonlyMap<Node, Value>>();
  const { flags } = file.handled();
  return {
    identification,
    textOf: (node) => source.text.slice(...node.range),
    lowered(node): Lowered | null {
      const owner = identification.syntax.ownerOf(node);
      if (owner === null) return null;
      const fn = module.body(owner.id);
      let known = values.get(owner.id);
      if (known === undefined) values.set(owner.id, (known = valuesIn(fn)));
      const value = known.get(unwrap(node));
      const guard = { identification, summaries, flags, settings, state: emptyState(), instrs: fn.instrs };
      return value === undefined ? null : { value, guard };
    },
  };
}

function valuesIn({ blocks }: IrFunction): ReadonlyMap<Node, Value> {
  const values = new Map<Node, Value>();
  const note = (value: Value): void => {
    for (const inner of eachSubvalue(value)) values.set(unwrap(inner.node), inner);
  };
  for (const { instrs, terminal } of blocks) {
    for (const instr of instrs) for (const operand of eachOperand(instr)) note(operand);
    const last = terminalValue(terminal);
    if (last !== null) note(last);
  }
  return values;
}
