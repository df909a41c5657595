// Which ids a rule and a codemod can have.

/** What `npm run new` can make. */
export type Kind = 'rule' | 'codemod';

const KEBAB_CASE = /^[a-z][a-z\d]*(?:-[a-z\d]+)+$/;

/** Says what is wrong with an id; null when nothing is. */
export function findIdProblem(kind: Kind, id: string): string | null {
  if (!KEBAB_CASE.test(id)) return `"${id}" is not kebab-case with at least two words.`;
  if (kind === 'rule' && !/^(?:no|require|prefer)-/.test(id)) {
    return `"${id}" must start with no- (a bad thing), require- (a good thing) or prefer- (a style).`;
  }
  if (kind === 'codemod' && /^(?:no|require|prefer)-/.test(id)) {
    return `"${id}" reads like a rule; a codemod is named by what it does, as in guard-sends.`;
  }
  return null;
}
