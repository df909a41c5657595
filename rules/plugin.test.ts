import { ESLint } from 'eslint';
import { ESLint as OldESLint } from 'eslint-9';
import { describe, expect, it } from 'vitest';
import { rules } from './catalogue.ts';
import plugin from './plugin.ts';

const { recommended, strict, all } = plugin.configs;

const CODE = `const socket = new WebSocket('wss://hub.example');
socket.send('hello');
`;

describe('the plugin', () => {
  it('holds every rule under its id', () => {
    expect(Object.keys(plugin.rules)).toEqual(rules.map(({ id }) => id));
    expect(plugin.meta).toMatchObject({ name: 'eslint-plugin-socket-safety', namespace: 'socket-safety' });
  });

  it('has presets of which each holds the one before', () => {
    const [few = [], more = [], most = []] = [recommended, strict, all].map((one) =>
      Object.keys(one.rules ?? {}),
    );
    expect(more).toEqual(expect.arrayContaining(few));
    expect(most).toEqual(expect.arrayContaining(more));
    expect(most).toHaveLength(rules.length);
  });

  // Both majors read the same configuration; only their declarations differ.
  it.each([
    ['10', ESLint],
    ['9', OldESLint as unknown as typeof ESLint],
  ] as const)('reports in ESLint %s', async (_major, Engine) => {
    const eslint = new Engine({ overrideConfigFile: true, overrideConfig: [recommended] });
    const [result] = await eslint.lintText(CODE, { filePath: 'hub.js' });
    expect(result?.messages).toMatchObject([
      { ruleId: 'socket-safety/no-send-before-open', severity: 2, line: 2 },
    ]);
  });
});
