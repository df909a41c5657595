// Tests that are made of themselves, or of each other many times over, are answered at once.
import { expect, test } from 'vitest';
import { analyseText } from '@socket-safety/testkit/marked-text';

const HEAD = "import { WebSocket } from 'ws';\n";

/** As a pass over a list keeps its last element in mind. */
const MADE_OF_ITSELF = `${HEAD}
export function trim(socket: WebSocket, items: Item[]) {
  let last: Item;
  return items.filter((item, index) => {
    const drop = item.type === 'gap' && (!last || index === items.length - 1 || items[index + 1].type === 'gap');
    last = drop ? last : item;
    if (last) socket.send('x');
    return !drop;
  });
}`;

const DOUBLED = `${HEAD}
export function deliver(socket: WebSocket, ready: boolean, late: boolean) {
  const t0 = ready && socket.readyState === 1;
${Array.from({ length: 40 }, (_, at) => `  const t${at + 1} = t${at} ? t${at} || late : late && t${at};`).join('\n')}
  if (t40) socket.send('x');
}`;

test.each([MADE_OF_ITSELF, DOUBLED])(
  'a run-away test ends',
  (text) => {
    expect(analyseText(text).sends).toHaveLength(1);
  },
  5000,
);
