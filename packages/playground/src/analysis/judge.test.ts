import { describe, expect, it } from 'vitest';
import { EMPTY_SHEET, type Sheet } from '../sheet.ts';
import { judge } from './judge.ts';

const HAZARD = `import type { WebSocket } from 'ws';

export async function deliver(socket: WebSocket, text: string) {
  if (socket.readyState !== socket.OPEN) return;
  await record(text);
  socket.send(text);
}
`;

function lookedAt(sheet: Partial<Sheet>) {
  const outcome = judge({ ...EMPTY_SHEET, text: HAZARD, ...sheet });
  if (outcome.result !== 'looked-at') throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe('a sheet', () => {
  it('is answered with the findings, the way to each, and the states', () => {
    const { findings, states } = lookedAt({});
    expect(findings.map(({ from, to }) => HAZARD.slice(from, to))).toEqual(['socket.send(text)']);
    expect(findings).toMatchObject([{ rule: 'no-stale-open-check', severity: 'error', line: 6, column: 3 }]);
    expect(findings[0]?.path.map(({ spot, words }) => `${spot?.line ?? '-'}: ${words}`)).toEqual([
      '3: entered in any state',
      '4: checked here',
      '5: suspended here',
      '-: may have closed by now',
      '6: sent here',
    ]);
    expect(states).toMatchObject([{ line: 6, call: 'socket.send', states: ['open', 'closing', 'closed'] }]);
  });

  it('is answered with what handlers promise of a socket, each send by itself', () => {
    const { states } = lookedAt({
      text: `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.send('hello');
  socket.on('close', () => socket.send('bye'));
});
`,
    });
    expect(states.map(({ line, states: possible }) => `${line}: ${possible.join(' ')}`)).toEqual([
      '5: open',
      '6: closed',
    ]);
  });

  it('is answered with the rewrite that the command makes, whose own answer is silence', () => {
    const { rewrite } = lookedAt({});
    expect(rewrite.applied).toEqual([{ codemod: 'guard-sends', rule: 'no-stale-open-check', count: 1 }]);
    expect(lookedAt({ text: rewrite.text }).findings).toEqual([]);
  });

  it.each<[string, Partial<Sheet>, number]>([
    ['asks the rules of the preset', { preset: 'strict' }, 2],
    ['leaves rules out that are switched off', { without: ['no-stale-open-check'] }, 0],
    ['heeds settings', { settings: '{ "guards": [{ "name": "record", "throws": true }] }' }, 1],
    [
      'reads JavaScript',
      { language: 'js', text: HAZARD.replace(/import.*\n/, '').replaceAll(/: \w+/g, '') },
      0,
    ],
    [
      'heeds directives',
      { text: HAZARD.replace('  socket.send', '  // eslint-disable-next-line\n  socket.send') },
      0,
    ],
    ['knows a text without sockets', { text: 'export const socks = 2;\n' }, 0],
  ])('%s', (_, sheet, count) => {
    expect(lookedAt(sheet).findings).toHaveLength(count);
  });

  it.each<[string, Partial<Sheet>, object]>([
    ['a text that does not parse', { text: `${HAZARD}}` }, { result: 'not-parsed', line: 8, column: 1 }],
    ['settings that are no JSON', { settings: '{' }, { result: 'wrong-settings' }],
    ['settings that are wrong', { settings: '{ "guard": [] }' }, { result: 'wrong-settings' }],
  ])('with %s is answered in words', (_, sheet, answer) => {
    expect(judge({ ...EMPTY_SHEET, text: HAZARD, ...sheet })).toMatchObject(answer);
  });

  it('marks places right behind a byte order mark', () => {
    const text = `\uFEFF${HAZARD}`;
    const { findings } = lookedAt({ text });
    expect(findings.map(({ from, to }) => text.slice(from, to))).toEqual(['socket.send(text)']);
  });
});
