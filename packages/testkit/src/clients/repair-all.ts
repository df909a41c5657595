// A user who takes the first suggestion of the first finding until nothing is offered any more.
import type { Rule } from '@socket-safety/repairs';
import type { CodeAction, Diagnostic, LanguageClient } from './language-client.ts';

/** No case has more findings. */
const MOST_STEPS = 10;

/** Applies suggestions of a rule to an open document and returns the diagnostics that stay. */
export async function repairAll(
  client: LanguageClient,
  file: string,
  rule: Rule,
): Promise<readonly Diagnostic[]> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const diagnostics = await client.diagnose(file);
    const suggestion = await findSuggestion(client, file, rule, diagnostics);
    if (suggestion === null) return diagnostics;
    await client.apply(suggestion);
  }
  throw new Error(`${file} still has suggestions after ${MOST_STEPS} of them.`);
}

async function findSuggestion(
  client: LanguageClient,
  file: string,
  rule: Rule,
  diagnostics: readonly Diagnostic[],
): Promise<CodeAction | null> {
  for (const diagnostic of diagnostics) {
    const actions = await client.actionsFor(file, diagnostic);
    const suggestion = actions.find(({ title }) =>
      rule.repairs.some((repair) => title.startsWith(repair.title)),
    );
    if (suggestion !== undefined) return suggestion;
  }
  return null;
}
