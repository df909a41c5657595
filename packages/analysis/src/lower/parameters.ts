// Parameters: what the function was called with goes to its names.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import { lowerPattern } from './destructuring.ts';
import { rootOfIdentifier } from './identifier.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { placeAt } from './value.ts';

export function* lowerParameters(b: Builder, parameters: readonly TSESTree.Parameter[]): Task<void> {
  // `this: Socket` in front says something to the type checker only.
  const passed = parameters.filter(
    (parameter) => !(parameter.type === 'Identifier' && parameter.name === 'this'),
  );
  for (const [index, parameter] of passed.entries()) {
    const pattern: Node = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    const rest = pattern.type === 'RestElement';
    const value = placeAt(pattern, { kind: 'parameter', index, rest });
    yield* visit(lowerPattern(b, rest ? pattern.argument : pattern, value, { declares: true }));
  }
  for (const parameter of passed) {
    if (parameter.type === 'TSParameterProperty') assignProperty(b, parameter);
  }
}

/** `constructor(private socket: WebSocket)` sets `this.socket`. */
function assignProperty(b: Builder, property: TSESTree.TSParameterProperty): void {
  const { parameter } = property;
  const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (name.type !== 'Identifier') return;
  const target = { root: b.names.thisOf(b.header.id), path: [name.name] };
  const value = placeAt(name, rootOfIdentifier(b, name));
  emit(b, { kind: 'assign', target, value, declares: true }, property);
}
