// What is compared: ESLint configurations that people have already, and ours.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Linter } from 'eslint';
import { plugin } from 'eslint-plugin-socket-safety';
import tseslint from 'typescript-eslint';
import { ROOT } from '../gen/repository.ts';

/** A configuration with the name that the table gives it. */
export interface Contender {
  readonly name: string;
  readonly configs: readonly Linter.Config[];
}

/** Where a plugin that is not part of the main install is looked for. */
const MEASURED = 'packages/testkit/measured';

/** Lists the contenders; `from` is a folder in which eslint-plugin-sonarjs is installed. */
export async function listContenders(from: string = join(ROOT, MEASURED)): Promise<readonly Contender[]> {
  const sonar = await findSonar(from);
  return [
    { name: 'socket-safety `recommended`', configs: [plugin.configs.recommended] },
    { name: 'socket-safety `strict`', configs: [plugin.configs.strict] },
    { name: 'ESLint `require-atomic-updates`', configs: [{ rules: { 'require-atomic-updates': 'error' } }] },
    // Both declare what an ESLint configuration is; typescript-eslint is stricter about the tree.
    {
      name: 'typescript-eslint `strict-type-checked`',
      configs: tseslint.configs.strictTypeChecked as unknown as readonly Linter.Config[],
    },
    ...(sonar === null
      ? []
      : [{ name: `sonarjs ${sonar.version} \`recommended\``, configs: [sonar.config] }]),
  ];
}

async function findSonar(
  from: string,
): Promise<{ readonly version: string; readonly config: Linter.Config } | null> {
  const folder = join(from, 'node_modules/eslint-plugin-sonarjs');
  if (!existsSync(folder)) return null;
  const require = createRequire(join(from, 'package.json'));
  const { version }: { version: string } = require('eslint-plugin-sonarjs/package.json');
  const module: { default: { configs: { recommended: Linter.Config } } } = await import(
    require.resolve('eslint-plugin-sonarjs')
  );
  return { version, config: module.default.configs.recommended };
}
