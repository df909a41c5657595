import { describe, expect, it } from 'vitest';
import { readMarks } from './marks.ts';

describe('readMarks', () => {
  it('reads what must be reported, by one of several rules', () => {
    expect(readMarks('open();\nsocket.send(beat); //! no-unguarded-send|no-send-after-close').marks).toEqual([
      { kind: 'must', line: 2, group: null, rules: ['no-unguarded-send', 'no-send-after-close'] },
    ]);
  });

  it('reads a group', () => {
    expect(readMarks('if (socket) { //!a no-ineffective-open-check').marks).toEqual([
      { kind: 'must', line: 1, group: 'a', rules: ['no-ineffective-open-check'] },
    ]);
  });

  it('reads what may be reported', () => {
    expect(readMarks('socket.end(); //? no-unguarded-send\r\n').marks).toEqual([
      { kind: 'may', line: 1, group: null, rules: ['no-unguarded-send'] },
    ]);
  });

  it('reads two marks on a line', () => {
    const { marks, unreadable } = readMarks(
      'socket.send(beat); //! no-unguarded-send //? require-send-result',
    );
    expect(marks.map(({ kind, rules }) => [kind, ...rules])).toEqual([
      ['must', 'no-unguarded-send'],
      ['may', 'require-send-result'],
    ]);
    expect(unreadable).toEqual([]);
  });

  it('takes no other comment for a mark', () => {
    const { marks, unreadable } = readMarks(
      '// no-unguarded-send\nconnect("ws://host"); // ! no-unguarded-send',
    );
    expect(marks).toEqual([]);
    expect(unreadable).toEqual([]);
  });

  it.each(['//! ', '//! since it is closed', '//!ab no-unguarded-send', '//?a no-unguarded-send'])(
    'says that it cannot read %j',
    (mark) => {
      expect(readMarks(`socket.send(beat); ${mark}`)).toMatchObject({ marks: [], unreadable: [1] });
    },
  );

  it('reads the preset from the first line only', () => {
    expect(readMarks('// preset: strict\nopen();').preset).toBe('strict');
    expect(readMarks('open();\n// preset: strict').preset).toBe('recommended');
    expect(readMarks('// preset: lax').preset).toBe('recommended');
  });
});
