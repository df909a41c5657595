// Sends in whatever statements can be put into each other: the laws hold for forms that nobody thought of.
import fc from 'fast-check';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { lintRow, rewriteRow } from './cases/rewrite-row.ts';

const HEAD = `import { WebSocket } from 'ws';

const rooms = new Map();

/** @param {WebSocket} socket */
function deliver(socket, text) {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

export function join(name) {
  const socket = new WebSocket(name);
  socket.on('error', console.error);
  rooms.set(name, socket);
}

/** @param {WebSocket} socket */
export async function talk(socket, text, texts, ready) {
`;

const send = fc.constantFrom(
  'socket.send(text);',
  'socket.send(text); // said',
  '/* first */ socket.send(text);',
  'socket?.send(text);',
  'socket.send(`a\n  b`);',
  'socket.send(texts.shift());',
  'socket.send(await ready());',
  'await deliver(socket, text);',
  'void deliver(socket, text);',
  'await deliver(socket, await ready());',
  'deliver(socket, text).then(ready);',
  'ready() && socket.send(text);',
  'socket && socket.send(text);',
  'ready() || socket.send(text);',
  'ready() ?? (await deliver(socket, text));',
  'ready() ? socket.send(text) : text.trim();',
  'ready() ? null : socket.send(text);',
  'ready(), socket.send(text);',
  'const sent = socket.send(text);',
  'return socket.send(text);',
  'rooms.get(text)?.send(text);',
  'rooms.get(text).send(await ready());',
  'setTimeout(() => socket.send(text), 10);',
  'texts.forEach((one) => socket.send(one));',
  'texts.forEach((one) => ready() && socket.send(one));',
  'texts.forEach(async (one) => await deliver(socket, one));',
  'await new Promise((done) => socket.send(text, () => done()));',
  'await new Promise((done) => { socket.send(text); done(); });',
  'if (socket.readyState === WebSocket.OPEN) socket.send(text);',
  'if (socket.readyState !== WebSocket.OPEN) return;',
  'await ready();',
  'socket.close();',
);

const { statement } = fc.letrec<{ statement: string; block: string }>((tie) => ({
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n')),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    send,
    tie('block').map((inner) => `{ ${inner}\n}`),
    tie('block').map((inner) => `if (ready()) { ${inner}\n}`),
    tie('block').map((inner) => `if (ready()) { ${inner}\n} else { ${inner}\n}`),
    send.filter(isSingle).map((inner) => `if (text) ${inner}\nelse ready();`),
    send.filter(isSingle).map((inner) => `if (text) ready(); else ${inner}`),
    send.filter(isSingle).map((inner) => `for (const one of texts)\n${inner}`),
    send.filter(isSingle).map((inner) => `while (texts.length) ${inner}`),
    send.filter(isSingle).map((inner) => `said: ${inner}`),
    tie('block').map((inner) => `for (const one of texts) { ${inner}\n}`),
    tie('block').map((inner) => `switch (text) {\ncase 'a': ${inner}\ndefault:\n${inner}\n}`),
    fc.tuple(tie('block'), tie('block')).map(([first, then]) => `try { ${first}\n} catch { ${then}\n}`),
    fc
      .tuple(tie('block'), tie('block'))
      .map(([first, then]) => `try { ${first}\n} catch (error) { ${then}\nconsole.log(error);\n}`),
    fc.tuple(tie('block'), tie('block')).map(([first, then]) => `try { ${first}\n} finally { ${then}\n}`),
    tie('block').map((inner) => `setTimeout(async () => { ${inner}\n}, 10);`),
  ),
}));

/** Neither a declaration, which must stand in a block, nor with a comment that would end the line. */
function isSingle(one: string): boolean {
  return !/^(?:const|if)\b|\/\//.test(one);
}

it.each(['as it comes', 'formatted'])('the laws hold for any nesting, %s', async (layout) => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 3 }), async (statements) => {
      const drawn = `${HEAD}${statements.map((one) => `{ ${one}\n}`).join('\n')}\n}\n`;
      const before =
        layout === 'formatted' ? await format(drawn, { parser: 'babel', singleQuote: true }) : drawn;
      const row = { file: 'talk.js', topic: '' };
      if (lintRow(before, row).parseError !== null) return;
      const outcome = rewriteRow(before, row);
      expect(outcome).toMatchObject({ parseError: null, crash: null });
      // Two loops that one change harms are reported at one place, where the host cannot tell their reports apart.
      const left = outcome.left.filter(({ codemod }) => codemod !== 'copy-iterations');
      expect(left.map(({ reason }) => reason)).not.toContainEqual(expect.stringMatching(/rewrit/));
      expect(lintRow(outcome.text, row)).toMatchObject({ parseError: null, crashes: [] });
      expect(lintRow(outcome.text, row).findings).toHaveLength(outcome.left.length);
      expect(rewriteRow(outcome.text, row).changed).toBe(false);
    }),
    { seed: 2026, numRuns: Number(process.env['RUNS'] ?? 30) },
  );
});
