import { describe, expect, it } from 'vitest';
import { entryTypeOf } from './entry-type.ts';

function typeOf(schema: Readonly<Record<string, unknown>>): string {
  return entryTypeOf({ id: 'no-noise', options: { schema, defaults: {} } });
}

describe('entryTypeOf', () => {
  it('prints options as the schema has them', () => {
    const properties = {
      delays: { enum: ['at-once', 'constant'], description: 'What is reported.' },
      most: { type: 'integer', description: 'How many.' },
    };
    expect(typeOf({ type: 'object', additionalProperties: false, properties })).toBe(`Linter.RuleEntry<[{
/** What is reported. */
readonly delays?: "at-once" | "constant";
/** How many. */
readonly most?: number;
}]>`);
    expect(entryTypeOf({ id: 'no-noise' })).toBe('Linter.RuleEntry<[]>');
  });

  it('refuses a schema that lets typos through', () => {
    expect(() => typeOf({ type: 'object', properties: {} })).toThrow('would let typos through');
  });
});
