import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

export default defineConfig([
  // Cases and fixtures are wrong on purpose; templates compile only where they are copied to.
  globalIgnores([
    '**/dist/',
    '**/cases/',
    'fixtures/',
    'packages/testkit/templates/',
    '**/*.tmp.ts',
    '**/.tmp-*/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // What the adapter makes of a rule is checked by ESLint's RuleTester.
    files: ['packages/eslint-host/src/**/*.ts', 'rules/**/*.ts'],
    extends: [eslintPlugin.configs.recommended],
  },
  {
    files: ['packages/cli/bin/*.js'],
    languageOptions: { globals: { process: 'readonly' } },
  },
]);
