// What users already run: typescript-eslint's strictest preset with types, and unicorn's rules that undo or refuse rewrites.
import { Linter } from 'eslint';
import unicorn from 'eslint-plugin-unicorn';
import tseslint from 'typescript-eslint';
import type { RowProgram } from './type-errors.ts';

const UNICORN = ['no-lonely-if', 'no-useless-spread', 'prefer-spread', 'no-unused-array-method-return', 'catch-error-name'];

/** Lists the rules that report something in each text. */
export function lintWithTypes({ program, files, textOf }: RowProgram): readonly (readonly string[])[] {
  const known = new Set(Object.keys(unicorn.rules ?? {}));
  const config: Linter.Config[] = [
    ...(tseslint.configs.strictTypeChecked as Linter.Config[]),
    {
      files: ['**/*.mts'],
      languageOptions: { parserOptions: { programs: [program] } },
      plugins: { unicorn: unicorn as never },
      rules: Object.fromEntries(UNICORN.filter((id) => known.has(id)).map((id) => [`unicorn/${id}`, 'error'])),
    },
  ];
  const linter = new Linter({ cwd: '/' });
  return files.map((file) => {
    const messages = linter.verify(textOf.get(file) ?? '', config, { filename: file });
    return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))].sort();
  });
}
