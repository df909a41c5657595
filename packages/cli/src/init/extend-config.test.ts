import { expect, it } from 'vitest';
import { extendConfig } from './extend-config.ts';

const added = (text: string, preset = 'recommended') => {
  const extended = extendConfig(text, preset);
  return extended.kind === 'extended' ? extended.text : extended.kind;
};

const IMPORT = "import socketSafety from 'eslint-plugin-socket-safety';\n";
const ELEMENT = 'socketSafety.configs.recommended';

it.each([
  [
    'a list over several lines, with comments',
    "// Ours.\nimport js from '@eslint/js';\n\nexport default [\n  js.configs.recommended, // the basis\n  // last\n];\n",
    `// Ours.\nimport js from '@eslint/js';\n${IMPORT}\nexport default [\n  js.configs.recommended, // the basis\n  ${ELEMENT},\n  // last\n];\n`,
  ],
  [
    'a list without a comma at its end',
    "import js from '@eslint/js';\nexport default [\n\tjs.configs.recommended,\n\t{\n\t\trules: {},\n\t}\n];\n",
    `import js from '@eslint/js';\n${IMPORT}export default [\n\tjs.configs.recommended,\n\t{\n\t\trules: {},\n\t},\n\t${ELEMENT}\n];\n`,
  ],
  [
    'a list on one line',
    'export default [{ rules: {} }];\n',
    `${IMPORT}\nexport default [{ rules: {} }, ${ELEMENT}];\n`,
  ],
  ['an empty list', 'export default [];\n', `${IMPORT}\nexport default [${ELEMENT}];\n`],
  [
    'defineConfig, without semicolons and with double quotes',
    'import { defineConfig } from "eslint/config"\nexport default defineConfig([{ rules: {} }])\n',
    `import { defineConfig } from "eslint/config"\nimport socketSafety from "eslint-plugin-socket-safety"\nexport default defineConfig([{ rules: {} }, ${ELEMENT}])\n`,
  ],
  [
    'the arguments of typescript-eslint',
    "import tseslint from 'typescript-eslint';\nexport default tseslint.config(\n  ...tseslint.configs.recommended,\n);\n",
    `import tseslint from 'typescript-eslint';\n${IMPORT}export default tseslint.config(\n  ...tseslint.configs.recommended,\n  ${ELEMENT},\n);\n`,
  ],
  [
    'a variable with a type',
    "import type { Linter } from 'eslint';\nconst config: Linter.Config[] = [{ rules: {} }];\nexport default config satisfies Linter.Config[];\n",
    `import type { Linter } from 'eslint';\n${IMPORT}const config: Linter.Config[] = [{ rules: {} }, ${ELEMENT}];\nexport default config satisfies Linter.Config[];\n`,
  ],
  [
    'CommonJS',
    "const js = require('@eslint/js');\nmodule.exports = [js.configs.recommended];\n",
    `const js = require('@eslint/js');\nconst socketSafety = require('eslint-plugin-socket-safety');\nmodule.exports = [js.configs.recommended, ${ELEMENT}];\n`,
  ],
  [
    'Windows line breaks',
    'export default [\r\n  { rules: {} },\r\n];\r\n',
    `${IMPORT.trim()}\r\n\r\nexport default [\r\n  { rules: {} },\r\n  ${ELEMENT},\r\n];\r\n`,
  ],
])('%s is extended and otherwise stays as it is', (_, before, after) => {
  expect(added(before)).toBe(after);
  expect(added(after)).toBe('present');
});

it('has the preset that is wanted', () => {
  expect(added('export default [];', 'strict')).toContain('socketSafety.configs.strict');
});

it.each([
  'export default await make();\n',
  'export default { rules: {} };\n',
  "export { default } from '@acme/eslint-config';\n",
  'const socketSafety = 1;\nexport default [];\n',
])('%s is not understood', (text) => {
  expect(added(text)).toBe('not-understood');
});

it('says why a text does not parse', () => {
  expect(extendConfig('export default [...(;\n', 'recommended')).toEqual({
    kind: 'not-parsed',
    reason: expect.stringContaining('(1:'),
  });
});
