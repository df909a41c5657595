import { libraries, type Library } from '@socket-safety/libraries';
import { describe, expect, it } from 'vitest';
import { printOverview } from './overview.ts';
import { printPage } from './page.ts';
import { readReplays } from './replayed.ts';
import { printCheck, printOutcomes } from './words.ts';

const NONE = { on: '', libraries: {} };

const source = { citation: 'manual, https://acme.example/a.' };
const acme: Library = {
  id: 'acme',
  name: 'acme',
  modules: ['acme'],
  versions: '>=2',
  onlyWith: ['acme'],
  globals: { Acme: { members: { Link: { class: 'Link' } } } },
  exports: {},
  types: {
    Link: {
      socket: {
        noun: 'data link',
        birth: { construct: 'connecting' },
        properties: { phase: { open: 'up' }, cut: { open: false } },
        check: { property: 'phase', open: 'up', also: { property: 'cut', open: false } },
        misleading: { writable: 'it stays true' },
        constants: { values: {}, on: [] },
        listeners: [],
        events: {
          message: { role: 'message', states: ['open'], afterOwnClose: 'closed', source },
          error: { role: 'error', states: ['closed'], unheard: 'ends-process', source: { replay: 'acme' } },
        },
        methods: {
          send: {
            role: 'send',
            outcome: { connecting: ['buffers'], open: ['ok'], closed: ['error-event', 'callback'] },
            withCallback: { connecting: ['callback'] },
            callback: 'last',
            source,
          },
          ping: {
            role: 'control',
            outcome: { connecting: ['buffers'], open: ['ok'], closed: ['error-event', 'callback'] },
            source,
          },
          close: {
            role: 'close',
            outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
            becomes: { open: 'closed' },
            closeHandler: 'inside',
            source,
          },
        },
      },
    },
  },
  declared: [],
};
const framework: Library = { ...acme, id: 'framework', types: {}, uses: [acme] };

describe('the page', () => {
  const page = printPage(libraries, readReplays());

  it('has a section for each library, that begins with a sentence', () => {
    for (const { id } of libraries) expect(page, id).toMatch(new RegExp(`^## ${id}\n\n\\S[^\n]+\\.\n`, 'm'));
  });

  it('has no link that leads nowhere', () => {
    for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(page).toContain(`\n## ${anchor}\n`);
  });

  it('describes a socket that several libraries share once', () => {
    const twin = { ...acme, id: 'twin' };
    expect(printPage([acme, twin], NONE)).toContain('**Link**\n\nThe same as [acme](#acme) `Link`.');
  });

  it('says when a library was replayed, and on what', () => {
    const replay = { implementation: 'acme 2', version: '2.1.0', replayed: 9, deviating: 0, cited: 1 };
    const replays = (differing: number) => ({
      on: '2030-01-02',
      libraries: { acme: [{ ...replay, differing }] },
    });
    expect(printPage([acme], replays(0))).toContain('Replayed on 2030-01-02: acme 2 (2.1.0): 9 claims hold.');
    expect(printPage([acme], replays(2))).toContain('acme 2 (2.1.0): 2 of 9 claims are **wrong**.');
    expect(printPage([acme], replays(0))).toContain('The rest is cited: manual, <https://acme.example/a>.\n');
  });
});

it('a section shows what each call does in each state, and what each event tells', () => {
  const section = printPage([acme], NONE).split('## acme\n')[1];
  expect(section).toMatchInlineSnapshot(`
    "
    Known by imports of \`acme\`, versions \`>=2\`; globals \`Acme.Link\`. Only in files with \`acme\`.

    **Link**

    - States: connecting, open, closed; \`new\` makes it connecting.
    - Open check: \`dataLink.phase === 'up' && !dataLink.cut\`.
    - Looks like a check and is none: \`writable\`, since it stays true.

    | call | while connecting | while open | while closed | then |
    | --- | --- | --- | --- | --- |
    | \`send()\` and \`ping()\` | kept and sent later | ok | \`error\` event and tells the callback |  |
    | \`send(…, callback)\` | **silent**, only a callback is told | ok | \`error\` event and tells the callback |  |
    | \`close()\` | ok | ok | ok | is closed, and its close handler has run |

    | event | the socket is then | note |
    | --- | --- | --- |
    | \`message\` | open | or closed, after the program closed it itself |
    | \`error\` | closed | **ends the process** without a listener |

    Cited: manual, <https://acme.example/a>.
    "
  `);
});

it('the overview names the sockets that a framework hands out', () => {
  expect(printOverview([acme, framework])).toMatchInlineSnapshot(`
    "| library | states | open check | a send when closed | unheard \`error\` | close handler runs |
    | --- | --- | --- | --- | --- | --- |
    | [acme](#acme) | connecting, open, closed | \`dataLink.phase === 'up' && !dataLink.cut\` | \`error\` event and tells the callback | **ends the process** | **inside** the close call |
    | [framework](#framework) | as [acme](#acme) |  |  |  |  |"
  `);
});

it.each([
  [['ok'], 'ok'],
  [['throws'], '**throws**'],
  [['error-event', 'callback'], '`error` event and tells the callback'],
  [undefined, ''],
] as const)('the outcomes %j are printed as %s', (outcomes, words) => {
  expect(printOutcomes(outcomes)).toBe(words);
});

it.each([
  [{ property: 'open', open: true }, 'link.open'],
  [{ property: 'cut', open: false }, '!link.cut'],
  [{ property: 'isDestroyed()', open: false }, '!link.isDestroyed()'],
  [{ property: 'state', open: 1 }, 'link.state === Link.UP'],
  [{ property: 'state', open: 'x' }, `link.state === 'x'`],
  [null, null],
])('the check %j is printed as %s', (check, text) => {
  const constants = { values: { UP: 1 }, on: ['class'] } as const;
  const socket = acme.types['Link']?.socket;
  expect(socket === undefined ? '' : printCheck('Link', { ...socket, noun: 'link', check, constants })).toBe(
    text,
  );
});
