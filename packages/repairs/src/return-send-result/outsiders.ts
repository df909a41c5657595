// Whether a function's new result concerns code that one file does not show.
import type { Node, Sender, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Refusal, RepairContext } from '../repair.ts';
import { eachWithin, findAround, isFunction, outerOf, type FunctionNode } from '../syntax/tree.ts';
import { findTrouble } from './caller.ts';

const ELSEWHERE: Refusal = {
  refused: 'other files may use it: `socket-safety migrate` looks at all of them',
};

/**
 * Says why a single file is not enough, or null. Plain JavaScript has no types that could contradict a result; but who waits for a
 * rejection has to be in sight.
 */
export function findOutsider(sender: Sender, { source, language }: RepairContext): Refusal | null {
  if ((language === 'ts' || sender.told === 'rejection') && isVisibleOutside(sender, source))
    return ELSEWHERE;
  for (const use of usesInFile(sender, source)) {
    const trouble = findTrouble(use, sender);
    if (trouble === null) continue;
    if (trouble.kind === 'passes') {
      if (isCaughtBeyond(use, source)) return { refused: 'a caller of a caller catches the rejection' };
      continue;
    }
    if (language === 'ts' || trouble.kind !== 'type') return { refused: trouble.because };
  }
  return null;
}

/** Functions away from the one that rejects. */
const MAX_HOPS = 4;

/** The rejection passes through the function around a use: whether somebody in this file catches it there. */
function isCaughtBeyond(use: Node, source: Source, hops = MAX_HOPS): boolean {
  const fn = findAround(use, isFunction);
  const name = fn === null || !isFunction(fn) ? null : nameOf(fn);
  if (hops === 0 || fn === null || !isFunction(fn) || name === null) return false;
  return usesInFile({ node: fn, name }, source).some((beyond) => {
    const trouble = findTrouble(beyond, { told: 'rejection' });
    return (
      trouble?.kind === 'catch' || (trouble?.kind === 'passes' && isCaughtBeyond(beyond, source, hops - 1))
    );
  });
}

function nameOf(fn: FunctionNode): Node | null {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id !== null) return fn.id;
  const holder = outerOf(fn);
  if (holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition') return holder.key;
  return holder?.type === 'VariableDeclarator' ? holder.id : null;
}

function isVisibleOutside({ node: fn, name }: Sender, source: Source): boolean {
  const member = outerOf(fn);
  if (member?.type === 'MethodDefinition' || member?.type === 'PropertyDefinition') {
    if (member.key.type === 'PrivateIdentifier' || member.accessibility === 'private') return false;
    const owner = outerOf(member.parent ?? member);
    if (
      owner?.type !== 'ClassDeclaration' ||
      owner.superClass !== null ||
      (owner.implements ?? []).length > 0
    )
      return true;
    return isExported(owner, owner.id, source);
  }
  if (fn.type === 'FunctionDeclaration' || member?.type === 'VariableDeclarator')
    return isExported(fn, name, source);
  return true;
}

function isExported(declared: Node, name: Node | null, source: Source): boolean {
  const statement = findAround(
    declared,
    ({ type }) => type.startsWith('Export') || type === 'BlockStatement' || type === 'Program',
  );
  if (statement?.type.startsWith('Export') === true) return true;
  if (name === null) return true;
  return usesOf(name, source).some((use) => {
    const outer = outerOf(use);
    return (
      outer === null ||
      outer.type.startsWith('Export') ||
      outer.type === 'ClassDeclaration' ||
      outer.type === 'Property' ||
      outer.type === 'AssignmentExpression' ||
      outer.type === 'ReturnStatement'
    );
  });
}

/** Mentions of a name behind its declaration. */
function usesOf(name: Node, { scopes }: Source): readonly Node[] {
  for (const { variables } of scopes)
    for (const variable of variables)
      if (variable.identifiers.includes(name))
        // Scope managers type the nodes of references as unknown.
        return variable.references.map(({ identifier }) => identifier as Node).filter((use) => use !== name);
  return [];
}

/** Where the file itself uses the function: by its name, or by `this.name` in its class. */
function usesInFile({ node: fn, name }: Pick<Sender, 'node' | 'name'>, source: Source): readonly Node[] {
  const member = outerOf(fn);
  if (member?.type !== 'MethodDefinition' && member?.type !== 'PropertyDefinition')
    return usesOf(name, source);
  const wanted = nameText(name);
  return [...eachWithin(source.ast)].filter(
    (inner): inner is TSESTree.MemberExpression =>
      inner.type === 'MemberExpression' && !inner.computed && nameText(inner.property) === wanted,
  );
}

function nameText(name: Node): string | null {
  if (name.type === 'PrivateIdentifier') return `#${name.name}`;
  return name.type === 'Identifier' ? name.name : null;
}
