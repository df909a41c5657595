// What the settings change, each beside what holds without them. Misses: a listed type behind a namespace import.
import { libraries, ws, type Library } from '@socket-safety/libraries';
import { parseText } from '@socket-safety/testkit/marked-text';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { noImports, type ModuleReader } from './imports.ts';
import { librariesForSettings } from './libraries-for-settings.ts';
import type { Settings } from './settings.ts';

/** Lists the lines of sends that may meet a socket which is not open. */
function hazards(text: string, settings: Settings, imports: ModuleReader = noImports): readonly string[] {
  const rows = librariesForSettings(settings, libraries);
  const { sends } = analyse(parseText(text), { libraries: rows, settings, oracle: null, imports });
  const lines = text.split('\n');
  return sends.flatMap(({ hazard, node }) =>
    hazard === null ? [] : [(lines[node.loc.start.line - 1] ?? '').trim()],
  );
}

describe('a guard that the settings name', () => {
  const program = (check: string, declared = '') => `
    import WebSocket from 'ws';
    import { mayDeliver, ensureDelivery } from './elsewhere';
    ${declared}
    export async function deliver(socket: WebSocket, client: { socket: WebSocket; mayDeliver(): boolean }) {
      await ready();
      ${check}
    }`;
  const SEND = 'socket.send(text);';

  it.each([
    ['a function', `if (mayDeliver(socket)) ${SEND}`],
    ['a negated function that leaves', `if (!mayDeliver(socket)) return;\n${SEND}`],
    ['a method of the socket', `if (socket.mayDeliver()) ${SEND}`],
    ['a method of something else', `if (registry.mayDeliver(socket)) ${SEND}`],
    ['a result that is kept', `const usable = mayDeliver(socket);\nif (usable) ${SEND}`],
    ['a promise of the answer', `if (await mayDeliver(socket)) ${SEND}`],
    ['a method of what holds the socket', `if (client.mayDeliver()) client.socket.send(text);`],
    ['a function of what holds the socket', `if (mayDeliver(client)) client.socket.send(text);`],
  ])('lets a send pass: %s', (_, check) => {
    expect(hazards(program(check), {})).toHaveLength(1);
    expect(hazards(program(check), { guards: ['mayDeliver'] })).toEqual([]);
    expect(hazards(program(check), { guards: ['isHere'] })).toHaveLength(1);
  });

  it.each([
    ['a function', `ensureDelivery(socket);\n${SEND}`],
    ['a method', `socket.ensureDelivery();\n${SEND}`],
    ['one that waits until it is open', `await ensureDelivery(socket);\n${SEND}`],
  ])('lets a send pass after a call that throws otherwise: %s', (_, check) => {
    expect(hazards(program(check), {})).toHaveLength(1);
    expect(hazards(program(check), { guards: [{ name: 'ensureDelivery', throws: true }] })).toEqual([]);
  });

  it.each([
    ['the other branch', `if (mayDeliver(socket)) return;\n${SEND}`],
    ['a suspension after it', `if (mayDeliver(socket)) { await ready(); ${SEND} }`],
    ['another socket', `if (mayDeliver(other)) ${SEND}`],
    ['its result unheeded', `mayDeliver(socket);\n${SEND}`],
  ])('says nothing of %s', (_, check) => {
    expect(hazards(program(check), { guards: ['mayDeliver'] })).toHaveLength(1);
  });

  it.each([
    ['filter', 'for (const one of sockets.filter(mayDeliver)) one.send(text);'],
    ['filter with an arrow', 'for (const one of sockets.filter((each) => mayDeliver(each))) one.send(text);'],
    ['find', 'sockets.find(mayDeliver)?.send(text);'],
    ['a callback after filter', 'sockets.filter(transport.mayDeliver).forEach((one) => one.send(text));'],
  ])('decides about the elements of a collection: %s', (_, walk) => {
    const check = `
      import WebSocket from 'ws';
      import { mayDeliver } from './elsewhere';
      export function deliver(sockets: WebSocket[]) { ${walk} }`;
    expect(hazards(check, {})).toHaveLength(1);
    expect(hazards(check, { guards: ['mayDeliver'] })).toEqual([]);
  });

  it('is known by the name under which its module exports it', () => {
    const check = program(`if (usable(socket)) ${SEND}`, `import { mayDeliver as usable } from './more';`);
    expect(hazards(check, { guards: ['mayDeliver'] })).toEqual([]);
  });

  it('counts before what its body seems to say', () => {
    const check = `
      import WebSocket from 'ws';
      function mayDeliver(socket: WebSocket) { return registry.get(socket).usable; }
      export async function deliver(socket: WebSocket) { await ready(); if (mayDeliver(socket)) ${SEND} }`;
    expect(hazards(check, {})).toHaveLength(1);
    expect(hazards(check, { guards: ['mayDeliver'] })).toEqual([]);
  });

  it('counts in files that are imported, whatever they were read under before', () => {
    const source = parseText(`
      import WebSocket from 'ws';
      export function maySend(socket: WebSocket) { return mayDeliver(socket); }`);
    const imports: ModuleReader = () => ({ text: source.text, source: () => source, imports: noImports });
    const check = `
      import WebSocket from 'ws';
      import { maySend } from './may-send';
      export async function deliver(socket: WebSocket) { await ready(); if (maySend(socket)) ${SEND} }`;
    expect(hazards(check, {}, imports)).toHaveLength(1);
    expect(hazards(check, { guards: ['mayDeliver'] }, imports)).toEqual([]);
    expect(hazards(check, {}, imports)).toHaveLength(1);
  });
});

describe('a type that the settings list', () => {
  const LATE = `socket.close(); socket.send(text);`;
  const sockets = { Link: 'ws' };

  it.each([
    [
      'an annotation of an imported class',
      `import { Link } from './net/link.js'; function f(socket: Link) { ${LATE} }`,
    ],
    ['a type import', `import type { Link } from './net/link'; function f(socket: Link) { ${LATE} }`],
    [
      'an import under another name',
      `import { Link as Wire } from './net/link.js'; function f(socket: Wire) { ${LATE} }`,
    ],
    ['a default import', `import Link from './net/link.js'; function f(socket: Link) { ${LATE} }`],
    ['a required class', `const { Link } = require('./net/link.js'); const socket = new Link(url); ${LATE}`],
    ['new', `import { Link } from './net/link.js'; const socket = new Link(url); ${LATE}`],
    [
      'an interface of the file',
      `interface Link { send(text: string): void; close(): void } function f(socket: Link) { ${LATE} }`,
    ],
    [
      'an alias of the file',
      `type Link = { send(text: string): void }; function f(socket: Link) { ${LATE} }`,
    ],
    ['a class of the file', `class Link { send() {} close() {} } function f(socket: Link) { ${LATE} }`],
    ['a global type', `function f(socket: Link) { ${LATE} }`],
    [
      'a field',
      `import { Link } from './link'; class Room { socket!: Link; end() { this.socket.close(); this.socket.send(text); } }`,
    ],
    [
      'elements of a collection',
      `import { Link } from './link'; function f(links: Map<string, Link>) { for (const socket of links.values()) { ${LATE} } }`,
    ],
    ['JSDoc', `/** @param {Link} socket */ function f(socket) { ${LATE} }`],
    [
      'JSDoc with an import',
      `/** @param {import('./link.js').Link} socket */ function f(socket) { ${LATE} }`,
    ],
    ['an import type', `function f(socket: import('./link.js').Link) { ${LATE} }`],
    [
      'a class that extends it',
      `import { Link } from './link'; class Wire extends Link {} function f(socket: Wire) { ${LATE} }`,
    ],
  ])('is a socket: %s', (_, text) => {
    expect(hazards(text, {})).toEqual([]);
    expect(hazards(text, { sockets })).toHaveLength(1);
  });

  it.each([
    ['a variable of that name', `const Link = connect(); Link.close(); Link.send(text);`],
    ['a parameter of that name', `function f(Link) { Link.close(); Link.send(text); }`],
    ['another type', `function f(socket: Chain) { ${LATE} }`],
  ])('is not: %s', (_, text) => {
    expect(hazards(text, { sockets })).toEqual([]);
  });

  it.each([
    ['./net/link.js', './net/link.js', true],
    ['./net/link.js', './net/link', true],
    ['./net/link', '../server/net/link.js', true],
    ['./net/link.ts', './net/link.js', true],
    ['./net/link.js', './link.js', false],
    ['./net/link.js', './inter.net/link.js', false],
    ['acme-net', 'acme-net', true],
    ['acme-net', 'acme-network', false],
    ['acme-net', './acme-net.js', false],
    ['@acme/net', '@acme/net', true],
    ['#net', '#net', true],
  ])('of the module %s is one that is imported from %s: %s', (module, from, isSocket) => {
    const text = `import { Link } from '${from}'; function f(socket: Link) { ${LATE} }`;
    expect(hazards(text, { sockets: { [`${module}#Link`]: 'ws:WebSocket' } })).toHaveLength(isSocket ? 1 : 0);
  });

  it('is none that only a folder of the project has in common with a package', () => {
    const text = `import { PartySocket } from './partysocket/client'; function f(socket: PartySocket) { ${LATE} }`;
    expect(hazards(text, { sockets })).toEqual([]);
    expect(
      hazards(text.replace('./', ''), { sockets: { 'partysocket/client#PartySocket': 'ws' } }),
    ).toHaveLength(1);
  });

  it('is known to a type checker by its file', () => {
    const settings = { sockets: { './net/link.js#Link': 'ws' } };
    const rows = librariesForSettings(settings, libraries);
    const text = `const socket = connect(); /* Link */ ${LATE}`;
    const foundIn = (file: string) => {
      const oracle = {
        typesOf: () => [{ name: 'Link', files: [file], arguments: [], stands: [] }],
      };
      return analyse(parseText(text), { libraries: rows, settings, oracle, imports: noImports }).sends.length;
    };
    expect(foundIn('/home/project/src/net/link.ts')).toBe(1);
    expect(foundIn('/home/project/dist/net/link.d.ts')).toBe(1);
    expect(foundIn('/home/project/src/link.ts')).toBe(0);
  });
});

describe('librariesForSettings', () => {
  const row = (id: string, uses?: readonly Library[]): Library => ({
    ...{ id, name: id, modules: [id], globals: {}, exports: {}, types: {}, declared: [] },
    ...(uses === undefined ? {} : { uses }),
  });
  const base = row('base');
  const house = [row('framework', [row('layer', [base])]), base, row('other')];

  it('puts the rows of the settings first', () => {
    const own = row('acme');
    expect(librariesForSettings({ libraries: [own] }, house)).toEqual([own, ...house]);
  });

  it('replaces a row of the same id, also where others use it', () => {
    const own = { ...base, name: 'mine' };
    const [first, framework, other] = librariesForSettings({ libraries: [own] }, house);
    expect(first).toBe(own);
    expect(framework?.uses?.[0]?.uses).toEqual([own]);
    expect(other).toBe(house[2]);
  });

  it('gives the same rows for the same settings, and the house without any', () => {
    const settings = { libraries: [row('acme')] };
    expect(librariesForSettings(settings, house)).toBe(librariesForSettings(settings, house));
    expect(librariesForSettings({ guards: ['isOpen'] }, house)).toBe(house);
  });

  it('takes a listed type for one of a library that the settings bring', () => {
    const acme: Library = { ...ws, id: 'acme', name: 'acme', modules: ['acme'] };
    const text = `function f(socket: Link) { socket.close(); socket.send(text); }`;
    expect(hazards(text, { libraries: [acme], sockets: { Link: 'acme' } })).toHaveLength(1);
  });
});
