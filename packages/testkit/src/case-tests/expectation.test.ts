import { describe, expect, it } from 'vitest';
import { readExpectations } from './expectation.ts';

describe('readExpectations', () => {
  it('takes the carets out and counts lines without them', () => {
    const text = [
      'if (open) socket.send(a);',
      '//        ^^^^^^^^^^^^^^ maybe',
      'socket.send(b);',
      '//^^^^^^^^^^^^ surely',
    ];
    expect(readExpectations(text.join('\n'))).toEqual({
      code: 'if (open) socket.send(a);\nsocket.send(b);',
      expected: [
        { line: 1, column: 11, endColumn: 25, message: 'maybe' },
        { line: 2, column: 1, endColumn: 15, message: 'surely' },
      ],
    });
  });

  it('leaves the end open where the carets reach the end of the line', () => {
    const { expected } = readExpectations('  socket.send(\n  //^^^^^^^^^^ maybe\n  text);');
    expect(expected).toEqual([{ line: 1, column: 3, endColumn: null, message: 'maybe' }]);
  });

  it('takes several expectations for one line, in order of their columns', () => {
    const text = 'one.send(a), two.send(a);\n//           ^^^^^^^^^^^ maybe\n//^^^^^^^^^ maybe';
    expect(readExpectations(text).expected.map(({ column }) => column)).toEqual([1, 14]);
  });

  it('takes carets that stand apart from their slashes as they are', () => {
    const { expected } = readExpectations('a = b.send(c);\n//  ^^^^^^^^^ maybe');
    expect(expected[0]?.column).toBe(5);
  });
});
