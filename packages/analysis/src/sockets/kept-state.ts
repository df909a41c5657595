// `const [isOpen, setOpen] = useState(false)`: what a component keeps from one rendering to the next, and the calls that set it.
import type { TSESTree } from '@typescript-eslint/types';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { IrModule, Node } from '../ir/model.ts';
import { parentOf, unwrap } from './tree.ts';

/** A kept value and its setter. */
export interface KeptState {
  readonly value: TSESTree.Identifier;
  readonly setter: TSESTree.Identifier;
  /** The call of the hook. */
  readonly hook: TSESTree.CallExpression;
}

/** Reads `[isOpen, setOpen] = useState(false)`, whatever the hook's name is; null for any other node. */
export function keptStateOf(declarator: Node | undefined): KeptState | null {
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ArrayPattern') return null;
  const [value, setter] = declarator.id.elements;
  const hook = declarator.init === null ? null : unwrap(declarator.init);
  return value?.type === 'Identifier' && setter?.type === 'Identifier' && hook?.type === 'CallExpression'
    ? { value, setter, hook }
    : null;
}

/** Finds what `setOpen(false)` sets; null for a call of anything else. */
export function stateSetBy({ callee }: TSESTree.CallExpression, { variableOf }: IrModule): KeptState | null {
  if (callee.type !== 'Identifier') return null;
  const setter = variableOf(callee);
  const kept = keptStateOf(soleDefinitionOf(setter?.declaration));
  return kept !== null && variableOf(kept.setter) === setter ? kept : null;
}

/** Lists what a kept value is ever given: at the start, and by calls of its setter. */
export function valuesOfState({ setter, hook }: KeptState, { variableOf }: IrModule): readonly Node[] {
  const given: Node[] = hook.arguments.slice(0, 1);
  for (const { identifier } of variableOf(setter)?.declaration.references ?? []) {
    // References hold nodes, typed as unknown so that every scope manager fits.
    const use = identifier as Node;
    const call = parentOf(use);
    if (call?.type === 'CallExpression' && call.callee === use && call.arguments[0] !== undefined)
      given.push(call.arguments[0]);
  }
  return given;
}
