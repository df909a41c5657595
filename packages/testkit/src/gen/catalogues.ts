// rules/catalogue.ts, rules/plugin.ts and codemods/catalogue.ts: the folder listing, as code.
import { entryTypeOf } from './entry-type.ts';
import { camelCase, findText, listFoldersWith, loadRule, writeCode } from './repository.ts';

/** Generates the catalogue of the rules and the plugin made of it. */
export async function writeRuleCatalogue(): Promise<void> {
  const ids = listFoldersWith('rules', 'rule.ts');
  await writeCode(
    'rules/catalogue.ts',
    [
      `import type { Rule } from '@socket-safety/repairs';`,
      ...importsOf(ids, 'rule.ts'),
      '',
      `export { ${ids.map(camelCase).join(', ')} };`,
      '',
      '/** Every rule, by id. */',
      `export const rules: readonly Rule[] = [${ids.map(camelCase).join(', ')}];`,
      '',
    ].join('\n'),
  );
  await writePlugin(ids);
}

async function writePlugin(ids: readonly string[]): Promise<void> {
  const manifest = JSON.parse(findText('rules/package.json') ?? '{}') as { name: string; version: string };
  const rules = await Promise.all(ids.map((id) => loadRule(id)));
  await writeCode(
    'rules/plugin.ts',
    [
      `import { toEslintPlugin, type Plugin } from '@socket-safety/eslint-host/plugin';`,
      `import type { Linter } from 'eslint';`,
      `import { rules } from './catalogue.ts';`,
      '',
      `export type { Library, NamedGuard, Settings } from '@socket-safety/eslint-host';`,
      '',
      '/** What a configuration may say of the rules: `{ … } satisfies RuleEntries`. */',
      // ESLint's own declarations take no interface in this place.
      'export type RuleEntries = {',
      ...rules.map((rule) => `readonly 'socket-safety/${rule.id}'?: ${entryTypeOf(rule)};`),
      '};',
      '',
      '/** The ESLint plugin. */',
      `export const plugin: Plugin = toEslintPlugin(`,
      `{ name: '${manifest.name}', version: '${manifest.version}', namespace: 'socket-safety' }, rules);`,
      '',
      '// The last name is what `require()` returns in a CommonJS configuration.',
      `export { plugin as default, plugin as 'module.exports' };`,
      '',
    ].join('\n'),
  );
}

/** Generates the catalogue of the codemods. */
export async function writeCodemodCatalogue(): Promise<void> {
  const ids = listFoldersWith('codemods', 'codemod.ts');
  const names = ids.map(camelCase).join(', ');
  await writeCode(
    'codemods/catalogue.ts',
    ids.length === 0
      ? `import type { Codemod } from '@socket-safety/repairs';\n\n/** Every codemod, by id. */\nexport const codemods: readonly Codemod[] = [];\n`
      : [
          ...importsOf(ids, 'codemod.ts'),
          '',
          `export { ${names} };`,
          '',
          '/** Every codemod, by id. */',
          `export const codemods = [${names}] as const;`,
          '',
        ].join('\n'),
  );
}

function importsOf(ids: readonly string[], file: string): readonly string[] {
  return ids.map((id) => `import ${camelCase(id)} from './${id}/${file}';`);
}
