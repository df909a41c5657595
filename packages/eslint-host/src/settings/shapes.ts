// The few kinds of schema that settings are made of. Each says in words what it wants, so that a message needs no translation.
import * as v from 'valibot';
import { mustBe, printChoice, printFound, printSuggestion, type Problem } from './problem.ts';

/** What a schema lets through, as the rows' own interfaces have it. */
export type Shaped<Schema extends v.GenericSchema> = DeepReadonly<v.InferOutput<Schema>>;

type DeepReadonly<T> = T extends readonly unknown[] | object
  ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
  : T;

interface Found {
  readonly input: unknown;
}

const wants = (wanted: string) => (issue: Found) => mustBe(wanted, issue.input);

export const text = v.pipe(v.string(wants('a string')), v.nonEmpty(wants('a string with text in it')));
export const position = v.pipe(v.number(wants('a number')), v.integer(wants('a whole number')));
export const yes = v.literal(true, wants('true, or left out'));
export const flag = v.boolean(wants('true or false'));
/** A value that a state expression can have. */
export const plainValue = v.union(
  [v.string(), v.number(), v.boolean()],
  wants('a string, number or boolean'),
);

/** One of a few words. */
export function word<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return v.picklist(
    words,
    ({ input }) => `${mustBe(printChoice(words), input)}${printSuggestion(input, words)}`,
  );
}

export function listOf<Item extends v.GenericSchema>(item: Item) {
  return v.array(item, wants('an array'));
}

/** An object with any keys. */
export function recordOf<Value extends v.GenericSchema>(
  value: Value,
  wanted = 'an object',
): v.GenericSchema<Record<string, v.InferOutput<Value>>> {
  const record = v.record(v.string(), value);
  const none = never(wants(wanted));
  return v.lazy((input) => (isRecord(input) ? record : none));
}

/** An object with these keys and no others. */
export function shape<Entries extends v.ObjectEntries>(
  entries: Entries,
  wanted = 'an object',
): v.GenericSchema<v.InferOutput<v.StrictObjectSchema<Entries, undefined>>> {
  const keys = Object.keys(entries);
  const object = v.strictObject(entries, ({ expected, received }) =>
    // The name of the key is quoted.
    expected === 'never' ? printUnknown(JSON.parse(received), keys) : 'is missing',
  );
  const none = never(wants(wanted));
  return v.lazy((input) => (isRecord(input) ? object : none));
}

/** What another schema wants, but for strings. */
export function orText<Schema extends v.GenericSchema>(
  schema: Schema,
): v.GenericSchema<string | v.InferOutput<Schema>> {
  return v.lazy((input) => (typeof input === 'string' ? text : schema));
}

/** A string that `fits`, as `wanted` says it. */
export function textLike(fits: (text: string) => boolean, wanted: string): v.GenericSchema<string> {
  return v.custom<string>((input) => typeof input === 'string' && fits(input), wants(wanted));
}

/** One of several objects, told apart by the key that each must have; where two have theirs, the first holds. */
export function byKey<Schemas extends Readonly<Record<string, v.GenericSchema>>>(
  schemas: Schemas,
): v.GenericSchema<v.InferOutput<Schemas[keyof Schemas]>> {
  const keys = Object.keys(schemas);
  const none = never(({ input }) => {
    const [first] = isRecord(input) ? Object.keys(input) : [];
    return `must be an object with ${printChoice(keys)}, not ${printFound(input)}${printSuggestion(first, keys)}`;
  });
  return v.lazy((input) => {
    const key = isRecord(input) ? keys.find((one) => Object.hasOwn(input, one)) : undefined;
    return (key === undefined ? undefined : schemas[key]) ?? none;
  });
}

function never(says: (found: Found) => string) {
  return v.custom<never>(() => false, says);
}

/** Tells an object from an array, null and plain values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says what is known where a key is not: `did you mean "versions"?`, or the list. */
export function printUnknown(key: unknown, known: readonly string[]): string {
  const suggestion = printSuggestion(key, known);
  return suggestion === '' ? `: there are ${known.join(', ')}.` : suggestion;
}

/** Lists what is wrong; keys that nobody knows come first, since a misspelt one is missing elsewhere. */
export function findShapeProblems(schema: v.GenericSchema, written: unknown): readonly Problem[] {
  const { issues = [] } = v.safeParse(schema, written);
  const problems = issues.map(problemOf);
  return [
    ...problems.filter(({ kind }) => kind === 'unknown'),
    ...problems.filter(({ kind }) => kind !== 'unknown'),
  ];
}

function problemOf({ type, expected, message, path }: v.BaseIssue<unknown>): Problem {
  return {
    // Keys of objects and positions in arrays; there are no maps or sets in settings.
    path: (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))),
    kind: type === 'strict_object' && expected === 'never' ? 'unknown' : 'wrong',
    says: message,
  };
}
