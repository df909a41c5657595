import { existsSync } from 'node:fs';
import { ESLint, type Linter } from 'eslint';
import { ESLint as OldESLint } from 'eslint-9';
import { describe, expect, it } from 'vitest';
import { rules } from './catalogue.ts';
import plugin, { type RuleEntries, type Settings } from './plugin.ts';

const { recommended, strict, all } = plugin.configs;

const CODE = `const socket = new WebSocket('wss://hub.example');
socket.send('hello');
`;

describe('the plugin', () => {
  it('holds every rule under its id', () => {
    expect(Object.keys(plugin.rules)).toEqual(rules.map(({ id }) => id));
  });

  it('says who it is, since caches and Oxlint ask', async () => {
    const { default: manifest } = await import('./package.json', { with: { type: 'json' } });
    expect(plugin.meta).toEqual({
      name: manifest.name,
      version: manifest.version,
      namespace: 'socket-safety',
    });
  });

  it.each(rules.map(({ id }) => id))('links %s to its page', (id) => {
    const url = plugin.rules[id]?.meta?.docs?.url ?? '';
    const [site, path = ''] = url.split('/blob/main/rules/');
    expect(site).toBe('https://github.com/socket-safety/socket-safety');
    expect(existsSync(new URL(path, import.meta.url))).toBe(true);
  });

  it('has presets of which each holds the one before', () => {
    const [few = [], more = [], most = []] = [recommended, strict, all].map((one) =>
      Object.keys(one.rules ?? {}),
    );
    expect(more).toEqual(expect.arrayContaining(few));
    expect(most).toEqual(expect.arrayContaining(more));
    expect(most).toHaveLength(rules.length);
  });
});

// Both majors read the same configuration; only their declarations differ.
describe.each([
  ['10', ESLint],
  ['9', OldESLint as unknown as typeof ESLint],
] as const)('in ESLint %s', (_major, Engine) => {
  function lint(...configs: readonly Linter.Config[]): Promise<ESLint.LintResult[]> {
    const eslint = new Engine({ overrideConfigFile: true, overrideConfig: [recommended, ...configs] });
    return eslint.lintText(CODE, { filePath: 'hub.js' });
  }

  it('reports', async () => {
    const [result] = await lint();
    expect(result?.messages).toMatchObject([
      { ruleId: 'socket-safety/no-send-before-open', severity: 2, line: 2 },
    ]);
  });

  it('takes settings and entries that TypeScript has checked', async () => {
    const settings = { versions: { ws: '6.2.0' }, guards: ['isOpen'] } satisfies Settings;
    const entries: RuleEntries = {
      'socket-safety/no-send-before-open': 'warn',
      'socket-safety/no-unguarded-send': ['error', { contracts: 'distrust' }],
    };
    const [result] = await lint({ settings: { 'socket-safety': settings }, rules: entries });
    expect(result?.messages).toMatchObject([{ severity: 1 }]);
  });

  it.each([
    [
      { 'socket-safety/no-unguarded-send': ['error', { contract: 'trust' }] },
      'Unexpected property "contract". Expected properties: "contracts".',
    ],
    [
      { 'socket-safety/no-unguarded-send': ['error', { contracts: 'never' }] },
      'Value "never" should be equal to one of the allowed values.',
    ],
    [{ 'socket-safety/no-send-after-close': ['error', {}] }, 'Value [{}] should NOT have more than 0 items.'],
    [
      { 'socket-safety/no-unguarded-sends': 'error' },
      'Could not find "no-unguarded-sends" in plugin "socket-safety".',
    ],
  ] satisfies [Linter.RulesRecord, string][])('refuses %j', async (entries, says) => {
    await expect(lint({ rules: entries })).rejects.toThrow(says);
  });
});

// @ts-expect-error a rule that does not exist
export const misspeltRule = { 'socket-safety/no-unguarded-sends': 'error' } satisfies RuleEntries;
export const misspeltOption = {
  // @ts-expect-error an option that does not exist
  'socket-safety/no-unguarded-send': ['error', { contract: 'trust' }],
} satisfies RuleEntries;
