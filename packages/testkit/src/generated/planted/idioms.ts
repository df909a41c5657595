// Programs that people write around each construct, where a single wrong turn of the engine shows: chance puts a `return`, a `finally`
// and a send together too seldom.
import { fit } from '../fitting.ts';
import { FAMILIES, HELPERS, JUMPS, LOOPS, type Body, type ProgramModel, type Statement } from '../grammar.ts';

const send: Statement = { kind: 'send', heard: 'unheard' };
const close: Statement = { kind: 'close', how: 'politely' };
const check: Statement = { kind: 'leave', test: 'constant', jump: 'return' };
const wait: Statement = { kind: 'await', of: 'work' };

const perhapsWait: Statement = { kind: 'choose', asks: 'anew', body: [wait], otherwise: [] };
const wasBusy = { kind: 'choose', asks: 'noted', otherwise: [] } as const satisfies Partial<Statement>;
const perhapsClose: Statement = { kind: 'choose', asks: 'anew', body: [close], otherwise: [] };

const guarded = (body: Body, clauses: { readonly handler?: Body; readonly end?: Body }): Statement => ({
  kind: 'try',
  body,
  handler: clauses.handler ?? null,
  end: clauses.end ?? null,
});

const BODIES: readonly Body[] = [
  // `try { socket.close(); return; } finally { socket.send(bye); }`
  ...JUMPS.filter((jump) => jump === 'return' || jump === 'throw').flatMap((jump): Body[] => [
    [guarded([close, { kind: 'jump', jump }], { end: [send] })],
    [
      guarded([{ kind: 'choose', asks: 'anew', body: [close, { kind: 'jump', jump }], otherwise: [] }], {
        end: [send],
      }),
    ],
    [guarded([guarded([close, { kind: 'jump', jump }], { end: [wait] })], { handler: [send] })],
    // Of those who leave, and of what fails, only the first may have closed.
    [perhapsClose, guarded([check, { kind: 'jump', jump }], { end: [send] })],
    [perhapsClose, guarded([{ kind: 'leave', test: 'constant', jump }, wait, check], { end: [send] })],
  ]),
  // One way into `finally` comes from a socket that has ended, the others from an open one.
  [perhapsClose, guarded([{ kind: 'leave', test: 'constant', jump: 'return' }], { end: [send] })],
  [
    perhapsClose,
    guarded([guarded([{ kind: 'leave', test: 'constant', jump: 'throw' }], { end: [send] })], {
      handler: [],
    }),
  ],
  // Only the call that throws has closed before.
  ...HELPERS.map((form): Body => {
    const leaves: Statement = {
      kind: 'helper',
      form,
      body: [close, { kind: 'leave', test: 'constant', jump: 'throw' }],
    };
    return [guarded([{ kind: 'choose', asks: 'anew', body: [leaves], otherwise: [] }], { handler: [send] })];
  }),
  // Only what was thrown leads on.
  [guarded([close, { kind: 'jump', jump: 'throw' }], { handler: [] }), send],
  ...HELPERS.map((form): Body => [
    guarded([{ kind: 'helper', form, body: [close, { kind: 'jump', jump: 'throw' }] }], { handler: [] }),
    send,
  ]),
  // Nothing is called within, so that no failure leads to what follows.
  [close, guarded([{ kind: 'leave', test: 'constant', jump: 'return' }], { end: [send] })],
  [close, guarded([{ kind: 'leave', test: 'constant', jump: 'throw' }], { handler: [], end: [send] })],
  [
    close,
    guarded([{ kind: 'check', test: 'constant', way: 'plain', body: [], otherwise: [] }], { end: [send] }),
  ],
  // `try { leave(); } catch (error) { socket.send(error); }`
  ...HELPERS.flatMap((form): Body[] => [
    [
      guarded([{ kind: 'helper', form, body: [close, { kind: 'jump', jump: 'throw' }] }], {
        handler: [send],
      }),
    ],
    [{ kind: 'helper', form, body: [close] }, send],
  ]),
  [guarded([close, wait], { handler: [send] })],
  [guarded([{ kind: 'await', of: 'refusal' }], { handler: [send] })],
  // What the first round closes, the second sends on.
  ...LOOPS.flatMap((form): Body[] => [
    [{ kind: 'loop', form, body: [send, close] }],
    [{ kind: 'loop', form, body: [send, wait] }],
    [{ kind: 'loop', form, body: [{ kind: 'jump', jump: 'break' }, close] }, send],
    // A round that goes on to the next has closed; a round that goes to the end has not.
    [
      {
        kind: 'loop',
        form,
        body: [
          send,
          perhapsClose,
          { kind: 'leave', test: 'constant', jump: 'continue' },
          { kind: 'jump', jump: 'break' },
        ],
      },
    ],
  ]),
  // A callback within the call, behind a promise, and after a moment.
  [{ kind: 'callback', form: 'each', body: [close] }, send],
  [{ kind: 'callback', form: 'each', body: [send, close] }],
  [{ kind: 'callback', form: 'then', body: [send] }],
  [{ kind: 'callback', form: 'timeout', body: [send] }],
  [{ kind: 'check', test: 'alias', way: 'plain', body: [wait, send], otherwise: [] }],
  [wait, { kind: 'check', test: 'noted', way: 'plain', body: [send], otherwise: [] }],
  [guarded([send], { end: [send] })],
  [guarded([wait], { handler: [send] })],
  // What was asked before tells the paths apart, until all of them have waited.
  ...[[], [perhapsWait], [perhapsClose]].flatMap((between): Body[] => [
    [{ ...wasBusy, body: [wait] }, ...between, { ...wasBusy, body: [send] }],
    [{ ...wasBusy, body: [wait] }, ...between, { ...wasBusy, asks: 'noted-not', body: [send] }],
  ]),
];

/** Lists them for each family, handed a socket that they know to be open. */
export function idioms(): readonly ProgramModel[] {
  return FAMILIES.flatMap((family) =>
    BODIES.map((body) =>
      fit({ family, scene: 'parameter', moment: 'now', walk: 'for-of', body: [check, ...body] }),
    ),
  );
}
