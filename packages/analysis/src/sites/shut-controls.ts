// `channel.onclose = () => { sendButton.disabled = true; }; sendButton.onclick = () => channel.send(text)`: nobody can press what
// sends any more once the socket has closed, in a page or in what a component shows.
import type { Hazard } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Registration } from '../sockets/registrations.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, memberName } from '../sockets/tree.ts';
import { shutListeners } from './shut-elements.ts';
import { isRunOnlyBy } from './ways-in.ts';

/** For each socket, the calls and assignments that listen to a control which its close handler disables. */
export type ShutControls = ReadonlyMap<Slot, ReadonlySet<Node>>;

/** Finds what listens to controls that the close handlers of a file disable. */
export function findShutControls(
  registrations: readonly Registration[],
  identification: Identification,
): ShutControls {
  const { syntax } = identification;
  const shut = new Map<Slot, Set<Node>>();
  for (const { target, handler, heard } of registrations) {
    const socket = heard?.row.role === 'close' ? syntax.slotOf(target) : null;
    if (socket === null || handler === null) continue;
    const controls = new Set([...eachNode(handler.node)].map((node) => disabledBy(node)).map(slotOfControl));
    const listeners = registrations.filter(({ target: listened }) => controls.has(slotOfControl(listened)));
    for (const node of [...listeners.map(({ node }) => node), ...shutListeners(handler, identification)])
      for (const name of [socket, ...syntax.aliases(socket)])
        shut.set(name, (shut.get(name) ?? new Set()).add(node));
  }
  return shut;

  function slotOfControl(control: Node | null): Slot | symbol {
    return (control === null ? null : syntax.slotOf(control)) ?? Symbol('nothing');
  }
}

/** `button.disabled = true` */
function disabledBy(node: Node): Node | null {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return null;
  const isTrue = node.right.type === 'Literal' && node.right.value === true;
  return isTrue && memberName(node.left) === 'disabled' ? node.left.object : null;
}

/** Tells whether a send only runs because of what its socket's close handler disables. */
export function isShutWithSocket(
  call: Node,
  socket: Node,
  { because }: Hazard,
  shut: ShutControls,
  identification: Identification,
): boolean {
  const listeners = shut.get(identification.syntax.slotOf(socket) ?? '');
  const isWaited = because.find(({ kind }) => kind === 'suspended')?.node.type === 'AwaitExpression';
  if (listeners === undefined || isWaited || because.some(({ kind }) => kind === 'closed-by')) return false;
  return isRunOnlyBy(call, (registration) => listeners.has(registration), identification);
}
