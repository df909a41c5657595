// Messages that nobody misses once their socket goes: a ping or pong, a last word right before the program closes the socket itself,
// and what one of several joined tasks sends while another one hears the close. Where they are only lost, there is nothing to mend.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { IrModule, Node } from '../ir/model.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { isHeardBeside } from './joined-tasks.ts';

/** Tells whether nobody misses what a call sends, if its socket has gone. */
export function isUnmissed(
  call: TSESTree.CallExpression,
  socket: Node,
  closings: ReadonlyMap<Slot, readonly CloseCall[]>,
  identification: Identification,
): boolean {
  const [content] = call.arguments;
  if (content !== undefined && isBeat(content, identification.module)) return true;
  const slot = identification.syntax.slotOf(socket);
  if (slot === null) return false;
  return isFollowedBy(closings.get(slot) ?? [], call) || isHeardBeside(call, slot, identification);
}

const BEAT = /^(?:ping|pong|heart[-_ ]?beat|keep[-_ ]?alive|noop)$/i;

/** `'PING'`, `{ type: 'pong' }`, `JSON.stringify({ op: 'heartbeat' })`, `new Uint8Array([Code.PING])`, or a constant that is one. */
function isBeat(content: Node, module: IrModule): boolean {
  const said = unwrap(content);
  switch (said.type) {
    case 'Literal':
      return typeof said.value === 'string' && BEAT.test(said.value);
    case 'TemplateLiteral':
      return said.expressions.length === 0 && BEAT.test(said.quasis[0]?.value.cooked ?? '');
    case 'ObjectExpression':
      return said.properties.some(
        (property) => property.type === 'Property' && isBeat(property.value, module),
      );
    case 'MemberExpression':
      return BEAT.test(memberName(said) ?? '');
    case 'ArrayExpression': {
      const [code] = said.elements;
      return said.elements.length === 1 && code !== null && code !== undefined && isBeat(code, module);
    }
    case 'NewExpression': {
      const [code] = said.arguments;
      return said.arguments.length === 1 && code !== undefined && isBeat(code, module);
    }
    case 'CallExpression': {
      const callee = unwrap(said.callee);
      const [packed] = said.arguments;
      const isJson = callee.type === 'MemberExpression' && memberName(callee) === 'stringify';
      return isJson && packed !== undefined && isBeat(packed, module);
    }
    case 'Identifier': {
      const declarator = definitionOf(module.variableOf(said)?.declaration);
      return (
        declarator?.type === 'VariableDeclarator' &&
        declarator.parent.kind === 'const' &&
        declarator.init !== null &&
        unwrap(declarator.init).type !== 'Identifier' &&
        isBeat(declarator.init, module)
      );
    }
    default:
      return false;
  }
}

/** `socket.send(bye); socket.terminate();` in one block. */
function isFollowedBy(closings: readonly CloseCall[], call: Node): boolean {
  const statement = statementOf(call);
  const block = statement === null ? undefined : parentOf(statement);
  return (
    block?.type === 'BlockStatement' &&
    closings.some(({ node }) => {
      const end = statementOf(node);
      return end !== null && parentOf(end) === block && end.range[0] > call.range[0];
    })
  );
}

/** The statement that is nothing but this call, awaited or not. */
function statementOf(call: Node): Node | null {
  let outer = outerOf(call);
  if (outer?.type === 'AwaitExpression') outer = outerOf(outer);
  return outer?.type === 'ExpressionStatement' ? outer : null;
}
