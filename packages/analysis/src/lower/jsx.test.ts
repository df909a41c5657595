// JSX: elements are calls, so that the functions they are given are seen to be passed on.
import { parseForESLint } from '@typescript-eslint/parser';
import { describe, expect, test } from 'vitest';
import { printFunction } from '../ir/print.ts';
import { verify } from '../ir/verify.ts';
import { lowerModule } from './module.ts';

function lowered(text: string): string {
  const { ast, scopeManager } = parseForESLint(text, { range: true, loc: true, ecmaFeatures: { jsx: true } });
  const module = lowerModule({ ast, text, scopes: scopeManager.scopes });
  const functions = module.functions.map((header) => module.body(header.id));
  functions.forEach(verify);
  // A module that only holds functions has nothing to show.
  return functions
    .map(printFunction)
    .filter((each) => each !== 'module\nb0: end')
    .join('\n\n');
}

describe('elements', () => {
  test('attributes, children, spread', () => {
    expect(
      lowered(`
        const page = (
          <Chat.Room socket={socket} onClose={() => socket.close()} {...rest} open title="main">
            text
            {count()}
            {/* nothing */}
            <b>{state}</b>
            <>
              <svg:path />
            </>
          </Chat.Room>
        );
      `),
    ).toMatchInlineSnapshot(`
      "module
      b0: %0 = call count()
      b0: %1 = call 'b'(state)
      b0: %2 = call opaque()
      b0: %3 = call opaque(%2)
      b0: %4 = call Chat.Room(socket, function#1, ...rest, 'main', %0, undefined, %1, %3)
      b0: let page = %4
      b0: end

      arrow
      b0: %0 = call socket.close()
      b0: return %0"
    `);
  });
});
