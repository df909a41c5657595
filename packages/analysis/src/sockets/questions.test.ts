import { describe, expect, it } from 'vitest';
import { createQuestions } from './questions.ts';
import type { Type } from './types.ts';

const LIST: Type = { kind: 'collection', of: 'array', element: null };
const TUPLE: Type = { kind: 'tuple', elements: [] };

describe('a question that comes back to itself', () => {
  it('gets null where it comes back', () => {
    const asked = createQuestions()<string>();
    const seen: (Type | null)[] = [];
    const answer = asked('room', () => {
      seen.push(asked('room', () => TUPLE));
      return LIST;
    });
    expect([answer, ...seen]).toEqual([LIST, null]);
  });

  it('leaves nothing behind that was answered without it', () => {
    const kept = createQuestions();
    const [variables, calls] = [kept<string>(), kept<string>()];
    const rooms = (): Type | null => variables('rooms', () => room());
    const room = (): Type | null => calls('rooms.get()', () => rooms() ?? variables('{}', () => LIST));
    expect(room()).toBe(LIST);
    expect(rooms()).toBe(LIST);
  });

  it('is found once where it needs no other', () => {
    const asked = createQuestions()<string>();
    let found = 0;
    const find = () => {
      found++;
      return LIST;
    };
    asked('socket', find);
    asked('socket', find);
    expect(found).toBe(1);
  });

  it('is not kept where it lies too deep', () => {
    let isDeep = true;
    const asked = createQuestions()<string>(() => isDeep);
    expect(asked('socket', () => LIST)).toBeNull();
    isDeep = false;
    expect(asked('socket', () => LIST)).toBe(LIST);
  });
});
