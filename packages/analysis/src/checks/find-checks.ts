// Conditions that mean to be open checks and are none: those on the way to a send that may find its socket not open, and
// comparisons that never hold, wherever they stand.
import type { CheckSite, Facts, Hazard, IneffectiveForm, SendSite, SocketSight } from '../facts.ts';
import type { FileAnalysis } from '../file-analysis.ts';
import { emptyState } from '../flow/state.ts';
import type { FunctionId, IrFunction, Node, Value } from '../ir/model.ts';
import { eachOperand, eachSubvalue, terminalValue } from '../ir/visit.ts';
import { eachNode, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { askedForms } from './asked-forms.ts';
import { assignedState } from './assignments.ts';
import { atomsOf } from './atoms.ts';
import { impossibleComparison } from './comparison.ts';
import type { FormContext, Lowered } from './form.ts';
import { governingTests } from './governing.ts';
import { isCatchInVain } from './harmless-catch.ts';
import { targetOf, type Read } from './target.ts';
import { testForm } from './test-forms.ts';

/** Hazards for which a condition on the way can be to blame. */
const BLAMES: ReadonlySet<Hazard['kind']> = new Set(['unguarded', 'error-handler']);

/** A condition, before it is known which sends it lets through. */
type Found = Pick<CheckSite, 'node' | 'form' | 'meansOpen'>;

/** Finds such conditions, and gives the sends behind them the hazard that says so. */
export function findChecks(file: FileAnalysis, sends: readonly SendSite[]): Pick<Facts, 'checks' | 'sends'> {
  const context = formContext(file);
  const found = new Map<Node, CheckSite>();
  const judged = sends.map((send) => {
    const check = send.hazard !== null && BLAMES.has(send.hazard.kind) ? checkBefore(send, context) : null;
    if (check === null) return send;
    const blamed = blame(send, check.node);
    const known = found.get(check.node);
    found.set(check.node, { ...check, socket: send.socket, sends: [...(known?.sends ?? []), blamed] });
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
  const target = targetOf(socket.node, type, context.identification);
  const tests = [...governingTests(node)];
  for (const governing of tests) {
    const { test, holds } = governing;
    for (const atom of holds === null ? [] : atomsOf(test, holds, context.identification.module)) {
      if (!atom.settled) continue;
      for (const form of askedForms) {
        const is = form(atom, target, context);
        if (is !== null) return { node: atom.through ?? atom.node, form: is, meansOpen: meansOpen(is, atom) };
      }
    }
    const others = tests.filter((one) => one !== governing);
    const form = testForm(governing, others, target, context);
    if (form !== null) return { node: unwrap(test), form, meansOpen: null };
  }
  return catchAround(send);
}

function catchAround(send: SendSite): Found | null {
  return isCatchInVain(send) ? { node: send.node, form: { kind: 'catch' }, meansOpen: null } : null;
}

/** Whether the right question could stand in this one's place, and with which truth. */
function meansOpen(
  { kind }: IneffectiveForm,
  { holds, through }: { holds: boolean; through: Node | null },
): boolean | null {
  // A copy that nobody reads any more would be left behind.
  return kind === 'promise' || kind === 'copy' || through !== null ? null : holds;
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
    if (impossible !== null) yield site(node, impossible.form, impossible.read);
    const assigned = assignedState(node, identification);
    if (assigned !== null) yield site(node, { kind: 'assignment' }, assigned);
  }

  function site(node: Node, form: IneffectiveForm, { socket, type }: Read): CheckSite {
    const sight: SocketSight = {
      text: source.text.slice(...socket.range),
      node: socket,
      place: null,
      library: type.library,
      row: type.row,
      grade: 'certain',
    };
    const isEqual = node.type === 'BinaryExpression' && node.operator.startsWith('=');
    return { node, form, socket: sight, sends: [], meansOpen: form.kind === 'assignment' || isEqual };
  }
}

function formContext(file: FileAnalysis): FormContext {
  const { identification, summaries, module, settings } = file;
  const values = new Map<FunctionId, ReadonlyMap<Node, Value>>();
  const { flags } = file.handled();
  return {
    identification,
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
