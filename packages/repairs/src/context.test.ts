// The function that a context adds to a file, by what the host knows of it.
import { lintText } from '@socket-safety/eslint-host';
import { noStaleOpenCheck } from 'eslint-plugin-socket-safety/rules';
import { describe, expect, it } from 'vitest';
import { createRepairContext, type ContextOptions } from './context.ts';
import { guardSend } from './guard-send/guard-send.ts';
import { applyEdits, planEdits } from './planner.ts';
import { isRefusal } from './repair.ts';

const UNTYPED = `import WebSocket, { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

server.on('connection', async (socket) => {
  if (socket.readyState !== WebSocket.OPEN) return;
  const reading = await fetch('https://sensor.example');
  socket.send(reading.status);
  await fetch('https://sensor.example');
  socket.send('done');
});
`;

/** The edits of each finding, every one from a context of its own, as hosts ask for them. */
function proposals(text: string, options: ContextOptions) {
  const rules = [{ rule: noStaleOpenCheck, severity: 'error' as const }];
  return lintText(text, { file: '/project/report.ts', rules }).findings.map(({ finding, facts }) => {
    const context = createRepairContext(facts.source, options);
    const result = guardSend.repair(finding, context);
    return { edits: isRefusal(result) ? [] : context.finish(result) };
  });
}

function rewrite(text: string, options: ContextOptions): string {
  const { edits, dropped } = planEdits(proposals(text, options));
  expect(dropped).toEqual([]);
  return applyEdits(text, edits);
}

describe('the function that asks', () => {
  it.each([
    ['report.ts', 'function isOpen(socket: WebSocket): boolean {'],
    ['report.mts', 'function isOpen(socket: WebSocket): boolean {'],
    ['report.js', 'function isOpen(socket) {'],
    [undefined, 'function isOpen(socket) {'],
  ])('is written for %s', (file, head) => {
    expect(rewrite(UNTYPED, file === undefined ? {} : { file })).toContain(head);
  });

  it('is added once for many repairs', () => {
    const text = rewrite(UNTYPED, { file: 'report.ts' });
    expect(text.match(/function isOpen/g)).toHaveLength(1);
    expect(text.match(/if \(isOpen\(socket\)\)/g)).toHaveLength(2);
  });

  it('is not added where a repair has not asked for it', () => {
    const source = lintText(UNTYPED, {
      file: '/project/report.ts',
      rules: [{ rule: noStaleOpenCheck, severity: 'error' }],
    }).findings[0]?.facts.source;
    expect(source && createRepairContext(source).finish([])).toEqual([]);
  });
});
