// `const lines = createInterface({ input: socket }); lines.on('line', (line) => socket.write(answer))`: what reads from a socket has
// something to tell when that socket has spoken, so its listener runs as one to the socket's own messages does.
import type { TSESTree } from '@typescript-eslint/types';
import type { Hazard } from '../facts.ts';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { readListening } from '../sockets/listening.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { isRunOnlyBy } from './ways-in.ts';

/** Events that tell of an end, or of time. */
const NO_WORDS: ReadonlySet<string> = new Set([
  'end',
  'close',
  'finish',
  'error',
  'drain',
  'timeout',
  'pause',
]);

/** Tells whether a send runs as something that reads from its socket has heard a word, and at once. */
export function isHeardThroughReader(
  call: Node,
  socket: Node,
  { because }: Hazard,
  identification: Identification,
): boolean {
  const slot = identification.syntax.slotOf(socket);
  const isWaited = because.find(({ kind }) => kind === 'suspended')?.node.type !== 'CallExpression';
  if (slot === null || isWaited || because.some(({ kind }) => kind === 'closed-by')) return false;
  return isRunOnlyBy(
    call,
    (node) => {
      const listening = node.type === 'CallExpression' ? readListening(node) : null;
      if (listening?.event == null || NO_WORDS.has(listening.event)) return false;
      return readsFrom(listening.target, slot, identification);
    },
    identification,
  );
}

/** `new Parser(socket)`, `createInterface({ input: socket })`, `socket.pipe(parser)` */
function readsFrom(reader: Node, slot: Slot, { syntax, module }: Identification): boolean {
  const names = new Set([slot, ...syntax.aliases(slot)]);
  const isSocket = (value: Node): boolean => names.has(syntax.slotOf(value) ?? '');
  const at = syntax.slotOf(reader);
  const declared = reader.type === 'Identifier' ? definitionOf(module.variableOf(reader)?.declaration) : null;
  const makings = [
    ...(at === null ? [reader] : syntax.assigned(at)),
    ...(declared?.type === 'VariableDeclarator' && declared.init !== null ? [declared.init] : []),
  ];
  return (
    makings.some((made) => takes(unwrap(made), isSocket)) ||
    syntax.calls.some(
      (call) => pipesInto(call, isSocket) && at !== null && syntax.slotOf(call.arguments[0] ?? call) === at,
    )
  );
}

function takes(made: Node, isSocket: (value: Node) => boolean): boolean {
  if (made.type !== 'NewExpression' && made.type !== 'CallExpression') return false;
  if (pipesInto(made, isSocket)) return true;
  return made.arguments.some((argument) => isSocket(argument) || isInputOf(argument, isSocket));
}

function isInputOf(options: Node, isSocket: (value: Node) => boolean): boolean {
  return (
    options.type === 'ObjectExpression' &&
    options.properties.some(
      (property) =>
        property.type === 'Property' &&
        property.key.type === 'Identifier' &&
        property.key.name === 'input' &&
        isSocket(property.value),
    )
  );
}

/** `socket.pipe(…)` */
function pipesInto(
  { callee }: TSESTree.CallExpression | TSESTree.NewExpression,
  isSocket: (value: Node) => boolean,
): boolean {
  const called = unwrap(callee);
  return called.type === 'MemberExpression' && memberName(called) === 'pipe' && isSocket(called.object);
}
