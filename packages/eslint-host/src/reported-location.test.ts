import { parse } from '@typescript-eslint/typescript-estree';
import { expect, it } from 'vitest';
import { reportedLocation } from './reported-location.ts';

it.each([
  // A marked text is what is underlined of its one statement or expression.
  ['«socket.send(text)»;'],
  ['«socket.send(text, () => { sent(); })»;'],
  ['«socket.send(text, () => »{\n  sent();\n});'],
  ['«socket\n  .send(text, { binary: false }, (error) => »{\n  log(error);\n});'],
  ['«Bun.serve({ websocket: { message(link) »{\n  link.send(text);\n} } });'],
  ['«queue.map((text) => {\n  return text;\n}).forEach(deliver)»;'],
  ['«new Promise((resolve) => »{\n  resolve();\n});'],
  ['«socket.onmessage = (event) => »{\n  log(event);\n};'],
  ['«for (const client of clients) »client.close();'],
  ['«while (queue.length) »{\n  next();\n}'],
])('underlines %j', (marked) => {
  const text = marked.replaceAll(/[«»]/g, '');
  const [statement] = parse(text, { loc: true, range: true }).body;
  if (statement === undefined) throw new Error('There is no statement.');
  const node = statement.type === 'ExpressionStatement' ? statement.expression : statement;
  const { start, end } = reportedLocation(node);
  expect(markAt(text, [start, end])).toBe(marked);
});

function markAt(text: string, places: readonly { readonly line: number; readonly column: number }[]): string {
  const lines = text.split('\n');
  const [start = 0, end = 0] = places.map(
    ({ line, column }) => lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column,
  );
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}
