import { expect, it } from 'vitest';
import { isFlow } from './flow.ts';

it.each([
  '// @flow\n',
  '\uFEFF/* @flow strict-local */ import a from "a";',
  '#!/usr/bin/env node\n/**\n * Copyright\n * @flow\n */\n',
  "'use strict';\n\n// @flow\n",
])('is Flow: %j', (text) => expect(isFlow(text)).toBe(true));

it.each([
  'import a from "a"; // @flow\n',
  '// @flow off\n',
  '// @flowers\n',
  '// @noflow\n',
  'const text = "// @flow";\n',
  '',
])('is none: %j', (text) => expect(isFlow(text)).toBe(false));

it('reads a long file of spaces at once', () => {
  expect(isFlow(`${' \n/* a */'.repeat(100_000)}x`)).toBe(false);
});
