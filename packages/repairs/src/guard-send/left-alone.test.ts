import { rulesOfPreset } from '@socket-safety/codemod-host';
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { describe, expect, it } from 'vitest';

const write = (answer: string) => `/** @param {WebSocket} socket */
export function createSink(socket) {
  return (chunk, next) => {
    try {
      socket.send(chunk);
    } catch (error) {
      ${answer}
    }
    next();
  };
}

export function connect(url) {
  return createSink(new WebSocket(url));
}
`;

const stream = (start: string) => `export function GET(price) {
  const prices = new ReadableStream({
    ${start},
  });
  return new Response(prices);
}
`;

const options = {
  file: '/project/relay.js',
  rules: rulesOfPreset(rules, 'strict'),
  codemods: ['guard-sends'],
};

function reasonsFor(text: string): readonly string[] {
  const outcome = rewriteText(text, options);
  expect(outcome).toMatchObject({ parseError: null, crash: null });
  if (outcome.left.length > 0) expect(outcome.text).toBe(text);
  else expect(outcome.text).not.toBe(text);
  return outcome.left.map(({ reason }) => reason);
}

describe('a send within a try', () => {
  it.each([
    ['a callback that is handed the error', 'return next(error);'],
    ['an error that is thrown on', 'throw new Error("lost", { cause: error });'],
  ])('stays with %s', (_what, answer) => {
    // The other repair of its rule says why it does nothing first.
    expect(reasonsFor(write(answer))).toHaveLength(1);
  });

  it('is guarded where the error is only logged', () => {
    expect(reasonsFor(write('console.warn(error);'))).toEqual([]);
  });
});

describe('a chunk of a stream', () => {
  it('stays where nobody can have ended the stream', () => {
    expect(reasonsFor(stream('start(controller) { controller.enqueue(price); }'))).toEqual([
      'nothing can have ended this stream before it is first handed over',
    ]);
  });

  it('is guarded behind a wait', () => {
    expect(reasonsFor(stream('async start(controller) { controller.enqueue(await price); }'))).toEqual([]);
  });
});
