// `npm run new rule <id>`, `npm run new codemod <id>`: copies a template that compiles, under a new name.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findIdProblem, type Kind } from './names.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const FOLDERS: Readonly<Record<Kind, string>> = { rule: 'rules', codemod: 'codemods' };
/** The id that the templates bear. */
const TEMPLATE_IDS: Readonly<Record<Kind, string>> = { rule: 'no-template', codemod: 'apply-template' };

const [kind, id, ...rest] = process.argv.slice(2);
if ((kind !== 'rule' && kind !== 'codemod') || id === undefined || rest.length > 0) {
  fail('Usage: npm run new rule <id> | npm run new codemod <id>');
} else {
  create(kind, id);
}

function create(kind: Kind, id: string): void {
  const problem = findIdProblem(kind, id);
  if (problem !== null) return fail(problem);
  const template = join(ROOT, 'packages/testkit/templates', kind);
  const target = join(ROOT, FOLDERS[kind], id);
  if (existsSync(target)) return fail(`${FOLDERS[kind]}/${id} exists already.`);
  cpSync(template, target, { recursive: true });
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(TEMPLATE_IDS[kind], id));
  }
  const first = kind === 'rule' ? 'Write its cases first' : 'Name its rules and give them repairs';
  console.log(`Made ${FOLDERS[kind]}/${id}. ${first}, then run: npm run gen && npm run check`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
