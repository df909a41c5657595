// What TypeScript is to know of a rule's entry in a configuration: its options, from their JSON schema.
import type { Rule } from '@socket-safety/repairs';

/** Prints the type of a rule's entry. Throws where the schema has a form that no rule had yet. */
export function entryTypeOf({ id, options }: Pick<Rule, 'id' | 'options'>): string {
  if (options === undefined) return 'Linter.RuleEntry<[]>';
  const { type, additionalProperties, properties } = options.schema;
  if (type !== 'object' || additionalProperties !== false || !isRecord(properties))
    throw new Error(`The options of ${id} are no object of known properties, which would let typos through.`);
  const members = Object.entries(properties).map(([name, schema]) => {
    if (!isRecord(schema)) throw new Error(`Option ${name} of ${id} has no schema.`);
    return `/** ${String(schema['description'])} */\nreadonly ${name}?: ${valueTypeOf(schema, `${id}: ${name}`)};`;
  });
  return `Linter.RuleEntry<[{\n${members.join('\n')}\n}]>`;
}

function valueTypeOf({ enum: words, type }: Readonly<Record<string, unknown>>, where: string): string {
  if (Array.isArray(words)) return words.map((word) => JSON.stringify(word)).join(' | ');
  if (type === 'boolean' || type === 'string') return type;
  if (type === 'number' || type === 'integer') return 'number';
  throw new Error(`${where} has a schema that has no type here.`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
