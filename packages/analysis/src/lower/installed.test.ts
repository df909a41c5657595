// Other people's code: whatever it holds, lowering must not throw, and every graph must hold what `verify` asks.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseForESLint } from '@typescript-eslint/parser';
import { expect, test } from 'vitest';
import { verify } from '../ir/verify.ts';
import { lowerModule } from './module.ts';

const packages = ['eslint', 'vitest', 'typescript-eslint', 'commander', 'ws', 'undici'];
const installed = fileURLToPath(new URL('../../../../node_modules/', import.meta.url));
const most = 300;
const largestBytes = 60_000;

function filesOf(name: string): string[] {
  return readdirSync(`${installed}${name}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .map((file) => `${installed}${name}/${file}`)
    .filter((file) => statSync(file).isFile() && statSync(file).size < largestBytes)
    .sort();
}

/** Some of all, the same on each run. */
function sample(files: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(files.length / most));
  return files.filter((_, index) => index % step === 0).slice(0, most);
}

test('installed packages are lowered whole', () => {
  const files = sample(packages.flatMap(filesOf));
  let functions = 0;
  let unsupported = 0;
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const { ast, scopeManager } = parseForESLint(text, { range: true, loc: true, filePath: file });
    const module = lowerModule({ ast, text, scopes: scopeManager.scopes });
    for (const header of module.functions) {
      const fn = module.body(header.id);
      verify(fn);
      functions++;
      unsupported += fn.unsupported;
    }
  }
  expect(files.length).toBeGreaterThan(200);
  expect(functions).toBeGreaterThan(2000);
  // Nothing in these files is past what the lowering can follow.
  expect(unsupported).toBe(0);
});
