// docs/recipes.md shows the files of the recipes as they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const page = read('docs/recipes.md');

it.each(['turborepo/turbo.json', 'campaign/mrconfig', 'campaign/guard-sends.sh'])('%s', (name) => {
  expect(page).toContain(`\n${read(`fixtures/recipes/${name}`)}\`\`\`\n`);
});

it.each(['', 'packages/archive/', 'packages/gateway/', 'packages/rooms/', 'packages/wire/'])(
  'the scripts of turborepo/%spackage.json',
  (folder) => {
    const manifest = JSON.parse(read(`fixtures/recipes/turborepo/${folder}package.json`)) as {
      scripts: object;
    };
    expect(page).toContain(JSON.stringify({ scripts: manifest.scripts }, null, 2));
  },
);
