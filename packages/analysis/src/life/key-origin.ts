// Where the key of an entry comes from: made for one connection, so that no other connection has it, or shared by all connections
// of one user, one room, one device.
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { calledName, isFunction, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import type { LifeContext } from './life-context.ts';
import { rootVariable } from './lifetime.ts';

/**
 * | answer    | the key                                                                        |
 * | --------- | ------------------------------------------------------------------------------ |
 * | `unique`  | is made for the connection: `randomUUID()`, `nextId++`, a counter, `socket.id`  |
 * | `shared`  | is what the other side says it is: a query, a message, a token; or a `userId`   |
 * | `unknown` | comes from elsewhere                                                           |
 */
export type KeyOrigin = 'unique' | 'shared' | 'unknown';

/** Names of what several connections can have in common. */
const SHARED =
  /(?:user|account|player|member|room|device|owner|customer|tenant|driver|email|nick|login|token|username|phone|agent|worker|host|robot|station|charger|vehicle|printer)(?:_?(?:id|name|key|no|code))?$/i;
const PLAIN_NAMES = /^(?:name|topic|channel|channelId|channelName|serial|serialNumber)$/;
const MAKES =
  /uuid|nanoid|random|ulid|cuid|unique|symbol|^(?:generate|create|make|new|next|alloc)|^now$|^hrtime$|^getTime$|^v[1-7]$/i;
const REQUEST = /^(?:url|query|params|searchParams|headers|body|session|cookies|auth|handshake)$/;
/** Classes that only read what they are made of. */
const READ_ANEW = /^(?:URL|URLSearchParams|Headers|Request|Map|String)$/;
const MAX_STEPS = 6;

/** Finds out where a key comes from. */
export function originOfKey(key: Node, context: LifeContext, steps = MAX_STEPS): KeyOrigin {
  const at = unwrap(key);
  if (steps === 0) return 'unknown';
  switch (at.type) {
    case 'Identifier':
      return originOfVariable(at, context, steps);
    case 'MemberExpression':
      return originOfMember(at, context, steps);
    case 'CallExpression':
    case 'NewExpression':
      return originOfCall(at, context, steps);
    case 'AwaitExpression':
      return originOfKey(at.argument, context, steps);
    case 'UpdateExpression':
      return 'unique';
    case 'TemplateLiteral':
      return strongest(at.expressions.map((part) => originOfKey(part, context, steps - 1)));
    case 'BinaryExpression':
      return strongest([at.left, at.right].map((part) => originOfKey(part, context, steps - 1)));
    // `request.params.id ?? randomUUID()` is shared where it is given.
    case 'LogicalExpression': {
      const parts = [at.left, at.right].map((part) => originOfKey(part, context, steps - 1));
      return parts.includes('shared') ? 'shared' : strongest(parts);
    }
    case 'Literal':
      return 'shared';
    default:
      return 'unknown';
  }
}

/** A key that has something unique in it is unique. */
function strongest(parts: readonly KeyOrigin[]): KeyOrigin {
  if (parts.includes('unique')) return 'unique';
  return parts.length > 0 && parts.every((part) => part === 'shared') ? 'shared' : 'unknown';
}

function originOfVariable(
  name: Extract<Node, { type: 'Identifier' }>,
  context: LifeContext,
  steps: number,
): KeyOrigin {
  const { module, syntax, typeOf } = context.identification;
  if (socketOf(typeOf(name)) !== null) return 'unique';
  const variable = module.variableOf(name);
  const made = definitionOf(variable?.declaration);
  if (variable === null || made === undefined) return 'unknown';
  // References hold nodes, typed as unknown so that every scope manager fits.
  if (variable.declaration.references.some(({ identifier }) => isCounted(identifier as Node)))
    return 'unique';
  if (isParameter(variable?.declaration)) return isFunction(made) ? byName(name.name) : 'unknown';
  if (made.type !== 'VariableDeclarator') return 'unknown';
  const values = [...(made.init === null ? [] : [made.init]), ...syntax.assigned(syntax.slotOf(name) ?? '?')];
  const [value] = values;
  if (values.length !== 1 || value === undefined) return byName(name.name);
  // `const { userId } = JSON.parse(text)`
  const found =
    made.id.type === 'Identifier'
      ? originOfKey(value, context, steps - 1)
      : originOfPart(value, name.name, context);
  return found === 'unknown' ? byName(name.name) : found;
}

function originOfPart(value: Node, name: string, context: LifeContext): KeyOrigin {
  return saysTheOtherSide(value, context) ? 'shared' : byName(name);
}

function originOfMember(
  member: Extract<Node, { type: 'MemberExpression' }>,
  context: LifeContext,
  steps: number,
): KeyOrigin {
  const { syntax, typeOf } = context.identification;
  const name = memberName(member) ?? '';
  const slot = syntax.slotOf(member) ?? '?';
  if (syntax.mentions(slot).some(isCounted)) return 'unique';
  const set = syntax.assigned(slot);
  const [only] = set;
  if (set.length === 1 && only !== undefined) {
    const found = originOfKey(only, context, steps - 1);
    if (found !== 'unknown') return found;
  }
  // A handshake key is made for one connection.
  if (/sec-websocket-key/i.test(name)) return 'unique';
  let at: Node = unwrap(member.object);
  const names = [name];
  while (at.type === 'MemberExpression') {
    names.push(memberName(at) ?? '');
    at = unwrap(at.object);
  }
  if (socketOf(typeOf(at)) !== null) {
    // `socket.id` is the library's or the program's name for the connection.
    return byName(name) === 'shared' || names.some((part) => REQUEST.test(part)) ? 'shared' : 'unique';
  }
  if (saysTheOtherSide(member, context)) return 'shared';
  return byName(name) === 'shared' || byName(names[1] ?? '') === 'shared' ? 'shared' : 'unknown';
}

/** `nextId++`, `nextId += 1`: what has been a key once is none again. */
function isCounted(mention: Node): boolean {
  const outer = outerOf(mention);
  if (outer?.type === 'UpdateExpression') return outer.operator === '++';
  return (
    outer?.type === 'AssignmentExpression' &&
    outer.operator === '+=' &&
    unwrap(outer.left) === unwrap(mention)
  );
}

function originOfCall(
  call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>,
  context: LifeContext,
  steps: number,
): KeyOrigin {
  const callee = unwrap(call.callee);
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression'
        ? (memberName(callee) ?? '')
        : '';
  if (MAKES.test(name)) return 'unique';
  if (
    callee.type === 'MemberExpression' &&
    /^(?:toString|trim|toLowerCase|toUpperCase|slice|substring|split|pop|replace)$/.test(name)
  )
    return originOfKey(callee.object, context, steps - 1);
  if (/^(?:String|Number|parseInt|decodeURIComponent)$/.test(name) && call.arguments[0] !== undefined)
    return originOfKey(call.arguments[0], context, steps - 1);
  if (callee.type === 'MemberExpression' && saysTheOtherSide(callee.object, context)) return 'shared';
  return call.arguments.some((argument) => saysTheOtherSide(argument, context)) &&
    !/session|conn|client|socket/i.test(name)
    ? 'shared'
    : 'unknown';
}

/** `request.url`, `url.searchParams`, `JSON.parse(text)`: what the other side says, which it can say again. */
function saysTheOtherSide(node: Node, context: LifeContext, steps = 4): boolean {
  const at = unwrap(node);
  if (steps === 0) return false;
  switch (at.type) {
    case 'MemberExpression':
      return REQUEST.test(memberName(at) ?? '') || saysTheOtherSide(at.object, context, steps);
    case 'AwaitExpression':
      return saysTheOtherSide(at.argument, context, steps);
    case 'CallExpression': {
      const callee = unwrap(at.callee);
      if (callee.type !== 'MemberExpression')
        return at.arguments.some((one) => saysTheOtherSide(one, context, steps - 1));
      const name = memberName(callee) ?? '';
      if (name === 'parse') return true;
      return (
        saysTheOtherSide(callee.object, context, steps - 1) ||
        at.arguments.some((one) => saysTheOtherSide(one, context, steps - 1))
      );
    }
    case 'LogicalExpression':
      return saysTheOtherSide(at.left, context, steps);
    // What else is made of a request may well have a name of its own.
    case 'NewExpression':
      return (
        READ_ANEW.test(calledName(at)) &&
        at.arguments.some((one) => saysTheOtherSide(one, context, steps - 1))
      );
    case 'Identifier': {
      const variable = rootVariable(at, context.identification);
      const made = definitionOf(variable?.declaration);
      return (
        made?.type === 'VariableDeclarator' &&
        made.init !== null &&
        saysTheOtherSide(made.init, context, steps - 1)
      );
    }
    default:
      return false;
  }
}

function byName(name: string): KeyOrigin {
  return SHARED.test(name) || PLAIN_NAMES.test(name) ? 'shared' : 'unknown';
}
