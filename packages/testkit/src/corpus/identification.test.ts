import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printIdentification } from './identification-table.ts';
import { identifyLabels } from './identification.ts';
import type { Label } from './labels.ts';

const TEXT = `import { WebSocket } from 'ws';
export function link(url, room) {
  const socket = new WebSocket(url);
  socket.on('open', () => {
    socket
      .send('hello');
    socket.ping(); room.send('hello');
  });
}
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'identification-'));
  writeFileSync(join(folder, 'link.js'), TEXT);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function labelAt(line: number, method: string, socket: Label['socket'] = 'socket'): Label {
  const place = { repo: 'a/chat', file: 'link.js', line, kind: 'send' } as const;
  return { ...place, method, socket, family: 'ws', verdict: 'safe', reason: 'as read' };
}

function identified(...labels: readonly Label[]) {
  return identifyLabels({ repo: 'a/chat', folder }, labels, null);
}

describe('identifyLabels', () => {
  it.each([
    ['the line of the method', 6, 'send', 'ws'],
    ['the line where the call begins', 5, 'send', 'ws'],
    ['of two calls on a line the one that is named', 7, 'ping', 'ws'],
    ['no call of an unknown thing', 7, 'send', undefined],
    ['no call on another line', 4, 'send', undefined],
  ])('finds %s', (_what, line, method, library) => {
    expect(identified(labelAt(line, method))[0]?.found?.library).toBe(library);
  });

  it('leaves other repositories and loops out', () => {
    expect(identified({ ...labelAt(6, 'send'), repo: 'b/chat' })).toEqual([]);
    expect(identified({ ...labelAt(6, 'send'), kind: 'loop' })).toEqual([]);
  });
});

it('prints counts and places', () => {
  const printed = printIdentification(identified(labelAt(7, 'send', false), labelAt(6, 'send')));
  expect(printed.split('\n')).toEqual([
    'receiver   labels  with types  certain  probable',
    'no socket       1           0        0         0',
    'socket          1           0        1         0',
    '',
    'receiver   labelled  taken for  grade    call  place',
    'no socket  ws        -          -        send  a/chat link.js:7',
    'socket     ws        ws         certain  send  a/chat link.js:6',
  ]);
});
