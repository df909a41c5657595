// `const isClosed = () => closed;`: asks a flag anew where TypeScript would remember an earlier answer.
import { definitionOf, type Node, type ScopeVariable, type Source } from '@socket-safety/analysis';
import type { Edit } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { isVisibleAt } from '../syntax/visibility.ts';
import { declareAt, flagName, placeBehind, type FlagPlace } from './flag-place.ts';

/** Finds the function that gives a flag, or declares it behind the flag; the flag itself where there is no place. */
export function flagPredicate(
  flag: ScopeVariable,
  from: Node,
  source: Source,
): { readonly text: string; readonly edits: readonly Edit[] } {
  const known = source.scopes
    .flatMap(({ variables }) => variables)
    .find((variable) => gives(flag, variable) && isVisibleAt(variable, from, source));
  if (known !== undefined) return { text: `${known.name}()`, edits: [] };
  const place = placeBehind(flag);
  if (place === null) return { text: flag.name, edits: [] };
  const { name, line } = predicateOf(flag.name, place, source);
  return { text: `${name}()`, edits: [declareAt(place, [line], source)] };
}

/** Prints the function that gives a flag. */
export function predicateOf(
  flag: string,
  place: FlagPlace,
  source: Source,
): { readonly name: string; readonly line: string } {
  const word = /^is[A-Z]/.test(flag) ? `${flag}Now` : `is${flag.slice(0, 1).toUpperCase()}${flag.slice(1)}`;
  const name = flagName([word], place, 0, source);
  return { name, line: `const ${name} = () => ${flag}${styleOf(source).semicolon}` };
}

/** `const isClosed = () => closed` */
function gives(flag: ScopeVariable, variable: ScopeVariable): boolean {
  const declared = definitionOf(variable);
  if (declared?.type !== 'VariableDeclarator' || declared.init?.type !== 'ArrowFunctionExpression')
    return false;
  const { body, params } = declared.init;
  return (
    params.length === 0 &&
    body.type === 'Identifier' &&
    flag.references.some(({ identifier }) => identifier === body)
  );
}
