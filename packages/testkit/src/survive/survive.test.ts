import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSource } from '@socket-safety/eslint-host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from './examine.ts';
import { plant } from './plant/plant.ts';
import { isSurvived, printSurveys } from './printing.ts';
import type { Survey } from './survey.ts';
import { spliced } from './splice.ts';

const RELAY = `import { WebSocket } from 'ws';

export async function report(socket: WebSocket, read: () => Promise<string>) {
  const reading = await read();
  socket.send(reading);
}
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'survive-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('puts in the edits of one pass after the other', () => {
  const first = [
    { range: [0, 0], text: 'a' },
    { range: [0, 0], text: 'b' },
    { range: [1, 3], text: '' },
  ] as const;
  expect(spliced('1234', [first, [{ range: [2, 3], text: '-' }]])).toBe('ab-4');
});

describe('a file', () => {
  it('is linted, migrated and migrated again where it lies', async () => {
    const file = join(folder, 'relay.ts');
    writeFileSync(file, `\uFEFF${RELAY.replaceAll('\n', '\r\n')}`);
    const report = await examine(file);
    expect(report).toMatchObject({ parsed: true, evidence: true, rewritten: 1, changed: true, faults: [] });
    expect(report.findings).toBeGreaterThan(0);
    expect(report.graphs).toBe(2);
    expect(readFileSync(file, 'utf8')).toMatch(/^\uFEFFimport[^]*readyState/);
  });

  it.each([
    ['on lines of its own', 'socket.send(\n    await read({\n      pages: 8,\n    }),\n  );'],
    ['from the line of the call on', 'socket.send(await read({\n    pages: 8,\n  }));'],
  ])('whose message is awaited %s has it moved with its layout', async (_, send) => {
    const file = join(folder, 'awaited.ts');
    const text = (body: string): string => RELAY.replace(/ {2}const reading[^]*;\n(?=\})/, body);
    writeFileSync(file, text(`  ${send}\n`));
    expect((await examine(file)).faults).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(
      text(`  const message = await read({
    pages: 8,
  });
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(message);
  }
`),
    );
  });

  it('that does not parse is refused, which is no fault', async () => {
    const file = join(folder, 'broken.ts');
    writeFileSync(file, RELAY.replace('{', '{{'));
    expect(await examine(file)).toMatchObject({ parsed: false, evidence: true, changed: false, faults: [] });
  });
});

describe('planting', () => {
  it('grows the same from the same seed, and something that parses', () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const grown = seeds.map((seed) => plant('relay.ts', RELAY, seed));
    expect(seeds.map((seed) => plant('relay.ts', RELAY, seed))).toEqual(grown);
    expect(new Set(grown).size).toBeGreaterThan(15);
    for (const text of grown) {
      expect(text).toContain('new PlantedSocket(');
      expect(parseSource('relay.ts', text ?? '(')).not.toBeNull();
    }
  });

  it('leaves a file alone that does not parse', () => {
    expect(plant('broken.ts', 'function (', 1)).toBeNull();
  });
});

it('prints faults below the counts', () => {
  const survey: Survey = {
    folder: '/somewhere/relay',
    reports: new Map(),
    faults: [{ file: 'relay.ts', kind: 'hang', detail: 'lint took 6.0 s' }],
    typeErrorsAdded: null,
  };
  const printed = printSurveys([survey]).split('\n');
  expect(printed[1]).toMatch(/^relay +0 .* 0 +1 +0 +0 +0 +0 +-$/);
  expect(printed.slice(-2)).toEqual(['hang: /somewhere/relay/relay.ts', '  lint took 6.0 s']);
  expect(isSurvived(survey)).toBe(false);
  expect(isSurvived({ ...survey, faults: [], typeErrorsAdded: 0 })).toBe(true);
  expect(isSurvived({ ...survey, faults: [], typeErrorsAdded: 1 })).toBe(false);
});
