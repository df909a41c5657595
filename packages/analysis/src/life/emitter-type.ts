// What TypeScript hands the listeners of an emitter of Node's: its class, found by what is written in this file and in those that it
// imports, says so. A class with an `on` of its own may hand over anything, and stays unknown.
import type { TSESTree } from '@typescript-eslint/types';
import type { HandedOver } from '../facts.ts';
import type { FileAnalysis } from '../file-analysis.ts';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node, Variable } from '../ir/model.ts';
import { exportedBy } from '../sockets/exports.ts';
import { keyName, memberName, unwrap } from '../sockets/tree.ts';

type File = Pick<FileAnalysis, 'source' | 'identification' | 'importedFile'>;

/** The map of events as a class is given it; null for a class without one. */
interface EmitterClass {
  readonly events: TSESTree.TypeNode | null;
  readonly text: string;
}

/** Names that stand for another, before the search gives up. */
const MAX_STEPS = 8;
const LISTENS = new Set(['on', 'addListener', 'prependListener', 'off', 'removeListener']);

/** Finds what listeners of an event are handed; null where nothing shows that it is an emitter of Node's. */
export function findHandedOver(emitter: Node, event: string, file: File): HandedOver | null {
  const known = classOfValue(emitter, file, MAX_STEPS);
  if (known === null) return null;
  if (known.events === null) return { kind: 'anything' };
  const types = writtenTypes(known.events, event, known.text);
  return types === null ? { kind: 'by-event' } : { kind: 'written', types };
}

function classOfValue(value: Node, file: File, steps: number): EmitterClass | null {
  const at = unwrap(value);
  if (steps === 0) return null;
  switch (at.type) {
    case 'NewExpression':
      return classNamed(at.callee, at.typeArguments, file, steps - 1);
    case 'CallExpression': {
      // `new EventEmitter().setMaxListeners(0)`
      const callee = unwrap(at.callee);
      return callee.type === 'MemberExpression' && memberName(callee) === 'setMaxListeners'
        ? classOfValue(callee.object, file, steps - 1)
        : null;
    }
    case 'MemberExpression':
      return classOfField(at, file, steps - 1);
    case 'Identifier': {
      const variable = file.identification.module.variableOf(at);
      return variable === null ? null : classOfVariable(variable, at, file, steps - 1);
    }
    default:
      return null;
  }
}

function classOfVariable(
  { declaration }: Variable,
  name: TSESTree.Identifier,
  file: File,
  steps: number,
): EmitterClass | null {
  const made = definitionOf(declaration);
  if (made === undefined) return null;
  if (made.parent?.type === 'ImportDeclaration')
    return inExporter(name, file, (node, other) => classOfValue(node, other, steps));
  if (isParameter(declaration) && 'params' in made) {
    const parameter = made.params.find((one) => one.type === 'Identifier' && one.name === name.name);
    return parameter?.type === 'Identifier' ? classOfAnnotation(parameter, file, steps) : null;
  }
  if (made.type !== 'VariableDeclarator' || made.id.type !== 'Identifier') return null;
  if (made.id.typeAnnotation != null) return classOfAnnotation(made.id, file, steps);
  return made.init === null ? null : classOfValue(made.init, file, steps);
}

/** `this.bus` */
function classOfField(member: TSESTree.MemberExpression, file: File, steps: number): EmitterClass | null {
  const { syntax, module } = file.identification;
  const slot = unwrap(member.object).type === 'ThisExpression' ? syntax.slotOf(member) : null;
  const owner = /^c(\d+)\./.exec(slot ?? '')?.[1];
  const header = owner === undefined ? undefined : module.classes[Number(owner)];
  const field = header === undefined ? null : syntax.fieldOf(header.node, memberName(member) ?? '');
  if (field?.type === 'Identifier') return classOfAnnotation(field, file, steps);
  if (field?.type !== 'PropertyDefinition') return null;
  if (field.typeAnnotation != null) return classOfAnnotation(field, file, steps);
  return field.value === null ? null : classOfValue(field.value, file, steps);
}

function classOfAnnotation(
  { typeAnnotation }: TSESTree.Identifier | TSESTree.PropertyDefinition,
  file: File,
  steps: number,
): EmitterClass | null {
  const type = typeAnnotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' ? classNamed(type.typeName, type.typeArguments, file, steps) : null;
}

function classNamed(
  name: Node,
  given: TSESTree.TSTypeParameterInstantiation | undefined,
  file: File,
  steps: number,
): EmitterClass | null {
  const { importOf, module } = file.identification;
  if (steps === 0) return null;
  const imported = importOf(name);
  if (imported !== null && /^(?:node:)?events$/.test(imported.module)) {
    if (imported.name !== 'EventEmitter' && imported.name !== 'default') return null;
    return { events: given?.params[0] ?? null, text: file.source.text };
  }
  if (name.type !== 'Identifier') return null;
  if (imported !== null)
    return inExporter(name, file, (node, other) => classDeclared(node, other, steps - 1));
  const made = definitionOf(module.variableOf(name)?.declaration);
  return made === undefined ? null : classDeclared(made, file, steps - 1);
}

/** `class Load extends EventEmitter<{ change: [streams: number] }>` */
function classDeclared(declared: Node, file: File, steps: number): EmitterClass | null {
  const isClass = declared.type === 'ClassDeclaration' || declared.type === 'ClassExpression';
  if (!isClass || declared.superClass === null || declared.typeParameters != null) return null;
  const hasOwn = declared.body.body.some(
    (member) => 'key' in member && LISTENS.has(keyName(member.key, member.computed) ?? ''),
  );
  // `interface Load { on(event: 'change', listener: (streams: number) => void): this }`
  const isMerged = file.source.ast.body.some((statement) => {
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return inner?.type === 'TSInterfaceDeclaration' && inner.id.name === declared.id?.name;
  });
  return hasOwn || isMerged
    ? null
    : classNamed(declared.superClass, declared.superTypeArguments ?? undefined, file, steps);
}

function inExporter(
  name: Node,
  file: File,
  ask: (node: Node, other: File) => EmitterClass | null,
): EmitterClass | null {
  const imported = file.identification.importOf(name);
  const other = imported === null ? null : file.importedFile(imported.module);
  if (imported === null || other === null) return null;
  for (const statement of other.source.ast.body) {
    const node = exportedBy(statement, imported.name);
    if (node !== null) return ask(node, other);
  }
  return null;
}

/** `['number']` of `change` in `{ change: [streams: number] }`; null where a name has to be followed. */
function writtenTypes(events: TSESTree.TypeNode, event: string, text: string): readonly string[] | null {
  const members = events.type === 'TSTypeLiteral' ? events.members : [];
  const entry = members.find(
    (member) => member.type === 'TSPropertySignature' && keyName(member.key, member.computed) === event,
  );
  const tuple = entry?.type === 'TSPropertySignature' ? entry.typeAnnotation?.typeAnnotation : undefined;
  if (tuple?.type !== 'TSTupleType') return null;
  const types = tuple.elementTypes.map((element) =>
    element.type === 'TSNamedTupleMember' && !element.optional ? element.elementType : element,
  );
  return types.every(isUniversal) ? types.map(({ range }) => text.slice(...range)) : null;
}

/** It means the same wherever it is written. */
function isUniversal(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
    case 'TSBigIntKeyword':
    case 'TSUnknownKeyword':
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
    case 'TSLiteralType':
      return true;
    case 'TSArrayType':
      return isUniversal(type.elementType) && type.elementType.type !== 'TSUnionType';
    case 'TSUnionType':
      return type.types.every(isUniversal);
    default:
      return false;
  }
}
