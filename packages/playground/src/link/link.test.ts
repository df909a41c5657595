import lzString from 'lz-string';
import { describe, expect, it } from 'vitest';
import { EMPTY_SHEET, type Sheet } from '../sheet.ts';
import { readLink, writeLink } from './link.ts';

const pack = (value: unknown) => lzString.compressToEncodedURIComponent(JSON.stringify(value));

describe('a link', () => {
  it.each<[string, Sheet]>([
    ['an empty sheet', EMPTY_SHEET],
    [
      'everything',
      {
        text: 'socket.send("grüße 🧦 \u2028 <script>");\n',
        language: 'jsx',
        preset: 'all',
        without: ['require-heartbeat'],
        settings: '{ "versions": { "ws": "6.2.0" } }',
      },
    ],
  ])('brings back %s', (_, sheet) => {
    expect(readLink(`#${writeLink(sheet)}`)).toEqual(sheet);
  });

  it('holds nothing that an address would have to escape', () => {
    expect(writeLink({ ...EMPTY_SHEET, text: '#%&?+ =/\\"'.repeat(9) })).toMatch(/^[\w+$-]+$/);
  });

  it.each<[string, string]>([
    ['nothing', '#'],
    ['no packed text', '#%%%'],
    ['half a link', writeLink({ ...EMPTY_SHEET, text: 'socket.send(reading);'.repeat(9) }).slice(0, 40)],
    ['a list', pack([1])],
    ['a number for a text', pack({ text: 1 })],
    ['an unknown language', pack({ language: 'php' })],
    ['an unknown preset', pack({ preset: '__proto__' })],
    ['rules that are no texts', pack({ without: [null] })],
    ['a flood', pack({ text: 'x'.repeat(600_000) })],
  ])('is refused where it holds %s', (_, hash) => {
    expect(readLink(hash)).toBeNull();
  });
});
