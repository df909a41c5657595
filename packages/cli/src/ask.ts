// A question to whoever sits at the terminal, answered with one key.

/** What can be answered: the key to press, and what it means. */
export interface Choice<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

/** Asks, and answers with the key that was pressed; null when there is no answer, as with Ctrl-C. */
export type Ask = <Key extends string>(
  question: string,
  choices: readonly Choice<Key>[],
) => Promise<Key | null>;

/** Asks on the terminal of this process. */
export const ask: Ask = async (question, choices) => {
  const { isCancel, selectKey } = await import('@clack/prompts');
  const answer = await selectKey<string>({
    message: question,
    options: choices.map(({ key, label }) => ({ value: key, label })),
  });
  return isCancel(answer) ? null : (choices.find(({ key }) => key === answer)?.key ?? null);
};
