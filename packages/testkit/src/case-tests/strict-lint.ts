// What users already run: typescript-eslint's strictest preset with types, and unicorn's recommended one.
import { Linter } from 'eslint';
import unicorn from 'eslint-plugin-unicorn';
import tseslint from 'typescript-eslint';
import type ts from 'typescript';

/** Lists the rules that report something in a text of the program; `file` is an absolute path. */
export type StrictLint = (file: string, text: string) => ReadonlySet<string>;

/** Creates the linter over a program. Throws where the parser cannot find a file in it. */
export function createStrictLint(program: ts.Program): StrictLint {
  const linter = new Linter({ cwd: '/' });
  const config: Linter.Config[] = [
    ...(tseslint.configs.strictTypeChecked as Linter.Config[]),
    unicorn.configs.recommended as Linter.Config,
    // Whoever writes plain JavaScript has `any` everywhere.
    { files: ['**/*.{js,jsx,mjs,cjs}'], ...(tseslint.configs.disableTypeChecked as Linter.Config) },
    {
      files: ['**/*.{js,jsx,ts,tsx,mts,cts,mjs,cjs}'],
      languageOptions: { parserOptions: { programs: [program] } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
  ];
  return (file, text) => {
    const messages = linter.verify(text, config, { filename: file });
    return new Set(messages.map(({ ruleId, message }) => ruleId ?? message));
  };
}
