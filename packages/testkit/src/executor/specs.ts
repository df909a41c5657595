// What a program's own words say of the values that it is handed: annotations, JSDoc types, what the analysis takes for a socket,
// and, where there is none of these, what the program does with a value.
import ts from 'typescript';
import type { Library } from '@socket-safety/libraries';
import type { Spec } from './simulator/tables.ts';
import { findUsage, type NameUse, type Usage } from './usage.ts';

/** Answers what values are. */
export interface Specs {
  readonly ofType: (type: ts.TypeNode | undefined, name: string) => Spec;
  readonly ofSignature: (signature: ts.SignatureDeclaration, name: string) => Spec;
  readonly ofParameters: (signature: ts.SignatureDeclaration) => readonly Spec[];
  /** By use alone. */
  readonly ofName: (name: string) => Spec;
  /** Elements of a list of that name, by use. */
  readonly ofElement: (name: string) => Spec;
  /** Named types of the program that were met. */
  readonly types: Readonly<Record<string, Spec>>;
  readonly usage: () => Readonly<Record<string, Spec>>;
}

/** A class of a library that a name of the program stands for. */
interface Named {
  readonly library: string;
  readonly type: string;
  readonly isSocket: boolean;
}

const PRIMITIVES: Readonly<Record<number, 'string' | 'number' | 'boolean'>> = {
  [ts.SyntaxKind.StringKeyword]: 'string',
  [ts.SyntaxKind.NumberKeyword]: 'number',
  [ts.SyntaxKind.BigIntKeyword]: 'number',
  [ts.SyntaxKind.BooleanKeyword]: 'boolean',
};

/** Wrappers that change nothing here. */
const TRANSPARENT = new Set([
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Awaited',
  'Ref',
  'Omit',
  'Pick',
]);

/** Prepares the answers for a file; `receivers` are names that sockets have in it, with the library of each. */
export function createSpecs(
  file: ts.SourceFile,
  libraries: readonly Library[],
  receivers: ReadonlyMap<string, Named>,
): Specs {
  const imports = importsOf(file);
  const declared = declarationsOf(file);
  const usage: Usage = findUsage(file);
  const types: Record<string, Spec> = {};

  function namedByLibrary(name: string): Named | null {
    const imported = imports.get(name.split('.')[0] ?? '');
    const last = name.split('.').at(-1) ?? name;
    for (const library of libraries) {
      const isImported = imported !== undefined && library.modules.includes(imported.module);
      const rows = isImported ? library.exports : imported === undefined ? library.globals : {};
      const wanted = isImported && !name.includes('.') ? imported.name : last;
      const row = rows[wanted] ?? (isImported && imported.name === '*' ? library.exports[last] : undefined);
      const type = row !== undefined && 'class' in row ? row.class : null;
      const found = type ?? (isImported && wanted in library.types ? wanted : null);
      const global = imported === undefined && name.includes('.') && last in library.types ? last : null;
      const answer = found ?? global;
      if (answer !== null) return describe(library, answer);
    }
    return null;
  }

  function describe(library: Library, type: string): Named {
    for (const owner of [library, ...(library.uses ?? [])])
      if (type in owner.types)
        return { library: owner.id, type, isSocket: owner.types[type]?.socket !== undefined };
    return { library: library.id, type, isSocket: false };
  }

  const ofType: Specs['ofType'] = (type, name) => {
    if (type === undefined) return ofName(name);
    const primitive = PRIMITIVES[type.kind];
    if (primitive !== undefined) return { kind: primitive, name };
    if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type) || ts.isRestTypeNode(type))
      return ofType(type.type, name);
    if (ts.isArrayTypeNode(type)) return { kind: 'array', of: ofType(type.elementType, singular(name)) };
    if (ts.isTupleTypeNode(type))
      return {
        kind: 'tuple',
        of: type.elements.map((one) => ofType(ts.isNamedTupleMember(one) ? one.type : one, name)),
      };
    if (ts.isUnionTypeNode(type))
      return unionOf(
        type.types.map((one) => ofType(one, name)),
        name,
      );
    if (ts.isIntersectionTypeNode(type))
      return intersectionOf(
        type.types.map((one) => ofType(one, name)),
        name,
      );
    if (ts.isLiteralTypeNode(type)) return literalOf(type.literal);
    if (ts.isFunctionTypeNode(type)) return ofSignature(type, name);
    if (ts.isTypeLiteralNode(type)) return recordOf(type.members, name);
    if (ts.isTypeReferenceNode(type)) return referenced(type, name);
    if (type.kind === ts.SyntaxKind.VoidKeyword || type.kind === ts.SyntaxKind.UndefinedKeyword)
      return { kind: 'undefined' };
    return ofName(name);
  };

  const ofSignature: Specs['ofSignature'] = (signature, name) => ({
    kind: 'function',
    name,
    parameters: ofParameters(signature),
    returns: signature.type === undefined ? ofName(name) : ofType(signature.type, name),
  });

  const ofParameters: Specs['ofParameters'] = (signature) =>
    signature.parameters
      .filter(({ name }) => !ts.isIdentifier(name) || name.text !== 'this')
      .map((parameter) => ofParameter(parameter));

  function ofParameter(parameter: ts.ParameterDeclaration): Spec {
    const type = parameter.type ?? ts.getJSDocType(parameter);
    if (!ts.isIdentifier(parameter.name)) {
      if (type !== undefined) return ofType(type, 'given');
      return ofPattern(parameter.name);
    }
    const { text } = parameter.name;
    if (type !== undefined) return ofType(type, text);
    if (parameter.initializer !== undefined) return { kind: 'undefined' };
    return ofName(text);
  }

  function ofPattern(pattern: ts.BindingPattern): Spec {
    const fields: Record<string, Spec> = {};
    for (const element of pattern.elements) {
      if (ts.isOmittedExpression(element) || !ts.isIdentifier(element.name)) continue;
      const key =
        element.propertyName !== undefined && ts.isIdentifier(element.propertyName)
          ? element.propertyName.text
          : element.name.text;
      fields[key] = ofName(element.name.text);
    }
    return { kind: 'record', name: Object.keys(fields).join(), fields };
  }

  function referenced(type: ts.TypeReferenceNode, name: string): Spec {
    const word = type.typeName.getText(file);
    const [first, second] = type.typeArguments ?? [];
    const own = declared.get(word);
    if (own !== undefined) return ownType(word, own);
    const named = namedByLibrary(word);
    if (named !== null)
      return { kind: named.isSocket ? 'socket' : 'instance', library: named.library, type: named.type };
    if (TRANSPARENT.has(word)) return ofType(first, name);
    switch (word) {
      case 'Array':
      case 'ReadonlyArray':
      case 'Iterable':
        return { kind: 'array', of: ofType(first, singular(name)) };
      case 'Set':
      case 'ReadonlySet':
        return { kind: 'set', of: ofType(first, singular(name)) };
      case 'IterableIterator':
      case 'Iterator':
        return { kind: 'iterator', of: ofType(first, singular(name)) };
      case 'Map':
      case 'ReadonlyMap':
        return { kind: 'map', key: ofType(first, 'key'), of: ofType(second, singular(name)) };
      case 'Record':
        return { kind: 'object', key: ofType(first, 'key'), of: ofType(second, singular(name)) };
      case 'Promise':
      case 'PromiseLike':
        return { kind: 'promise', of: first === undefined ? { kind: 'undefined' } : ofType(first, name) };
      case 'AsyncIterable':
      case 'AsyncGenerator':
      case 'AsyncIterableIterator':
        return { kind: 'stream', of: ofType(first, singular(name)) };
      case 'Error':
        return { kind: 'error', name };
      case 'Function':
        return { kind: 'function', name, parameters: [], returns: ofName(name) };
      default:
        return ofName(name);
    }
  }

  /** Each named type is described once, since they can name one another. */
  function ownType(word: string, own: Declared): Spec {
    if (ts.isClassDeclaration(own)) return { kind: 'local', class: word };
    if (!(word in types)) {
      types[word] = { kind: 'undefined' };
      types[word] = ts.isInterfaceDeclaration(own)
        ? recordOf(own.members, word)
        : ts.isEnumDeclaration(own)
          ? { kind: 'number', name: word }
          : ofType(own.type, word);
    }
    return { kind: 'named', name: word };
  }

  function recordOf(members: readonly ts.TypeElement[], name: string): Spec {
    const fields: Record<string, Spec> = {};
    for (const member of members) {
      if (ts.isCallSignatureDeclaration(member)) return ofSignature(member, name);
      if (ts.isIndexSignatureDeclaration(member))
        return {
          kind: 'object',
          key: { kind: 'string', name: 'key' },
          of: ofType(member.type, singular(name)),
        };
      if (member.name === undefined || !ts.isIdentifier(member.name)) continue;
      const { text } = member.name;
      if (ts.isMethodSignature(member)) fields[text] = ofSignature(member, text);
      else if (ts.isPropertySignature(member)) fields[text] = ofType(member.type, text);
    }
    return { kind: 'record', name, fields };
  }

  const ofName = (name: string): Spec => byUse(name, 0);

  function byUse(name: string, depth: number): Spec {
    const receiver = receivers.get(name);
    if (receiver !== undefined)
      return {
        kind: receiver.isSocket ? 'socket' : 'instance',
        library: receiver.library,
        type: receiver.type,
      };
    const use = usage.of(name);
    if (use === null || depth > 4) return { kind: 'string', name };
    const answer = plainUse(name, depth);
    const compared: readonly Spec[] = use.literals.map((value) => ({ kind: 'literal', value }));
    const spec: Spec = use.isAwaited && answer.kind !== 'function' ? { kind: 'promise', of: answer } : answer;
    if (use.isNullable) return unionOf([spec, { kind: 'literal', value: null }], name);
    return compared.length === 0 || spec.kind === 'record' ? spec : unionOf([...compared, spec], name);
  }

  function plainUse(name: string, depth: number): Spec {
    const use = usage.of(name);
    if (use === null) return { kind: 'string', name };
    if (use.isCalled) {
      const returns = resultByUse(use, name, depth);
      return { kind: 'function', name, parameters: [], returns };
    }
    if (use.collection === 'array') return { kind: 'array', of: elementByUse(name, depth + 1) };
    if (use.collection === 'set') return { kind: 'set', of: elementByUse(name, depth + 1) };
    if (use.collection === 'map')
      return { kind: 'map', key: { kind: 'string', name: 'key' }, of: elementByUse(name, depth + 1) };
    if (use.collection === 'object')
      return { kind: 'object', key: { kind: 'string', name: 'key' }, of: elementByUse(name, depth + 1) };
    if (use.collection === 'stream') return { kind: 'stream', of: elementByUse(name, depth + 1) };
    if (use.isCondition && use.members.length === 0) return { kind: 'boolean', name };
    if (use.members.length > 0)
      return {
        kind: 'record',
        name,
        fields: Object.fromEntries(use.members.map((member) => [member, byUse(member, depth + 1)])),
      };
    return { kind: 'string', name };
  }

  function resultByUse({ result, resultName }: NameUse, name: string, depth: number): Spec {
    if (result === null) return { kind: 'undefined' };
    if (result === 'condition') return { kind: 'boolean', name };
    const value: Spec = resultName === null ? { kind: 'string', name } : byUse(resultName, depth + 1);
    return result === 'awaited' ? { kind: 'promise', of: value } : value;
  }

  const ofElement = (name: string): Spec => elementByUse(name, 0);

  function elementByUse(name: string, depth: number): Spec {
    const names = usage.of(name)?.elements ?? [];
    const known = names.map((one) => byUse(one, depth)).filter(({ kind }) => kind !== 'string');
    const records = known.filter((one) => one.kind === 'record');
    if (records.length > 1) return intersectionOf(records, names[0] ?? name);
    return known[0] ?? { kind: 'string', name: names[0] ?? singular(name) };
  }

  return {
    ofType,
    ofSignature,
    ofParameters,
    ofName,
    ofElement,
    types,
    usage: () => Object.fromEntries(usage.names().map((name) => [name, byUse(name, 0)])),
  };
}

function unionOf(of: readonly Spec[], name: string): Spec {
  const isEmpty = (spec: Spec) =>
    spec.kind === 'undefined' || (spec.kind === 'literal' && spec.value === null);
  const sorted = [...of.filter((spec) => !isEmpty(spec)), ...of.filter(isEmpty)];
  const [only] = sorted;
  return sorted.length === 1 && only !== undefined ? only : { kind: 'choice', name, of: sorted };
}

function intersectionOf(of: readonly Spec[], name: string): Spec {
  for (const one of of) if (one.kind === 'socket' || one.kind === 'instance') return one;
  const fields = Object.assign({}, ...of.map((one) => (one.kind === 'record' ? one.fields : {}))) as Record<
    string,
    Spec
  >;
  return { kind: 'record', name, fields };
}

function literalOf(literal: ts.LiteralTypeNode['literal']): Spec {
  if (literal.kind === ts.SyntaxKind.NullKeyword) return { kind: 'literal', value: null };
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return { kind: 'literal', value: true };
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return { kind: 'literal', value: false };
  if (ts.isStringLiteral(literal)) return { kind: 'literal', value: literal.text };
  if (ts.isNumericLiteral(literal)) return { kind: 'literal', value: Number(literal.text) };
  return { kind: 'undefined' };
}

/** `clients` → `client` */
function singular(name: string): string {
  return /[^s]s$/.test(name) ? name.slice(0, -1) : `${name} element`;
}

type Declared = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration | ts.EnumDeclaration;

function declarationsOf(file: ts.SourceFile): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>();
  for (const statement of file.statements) {
    if (
      (ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement) ||
        ts.isClassDeclaration(statement) ||
        ts.isEnumDeclaration(statement)) &&
      statement.name !== undefined
    )
      found.set(statement.name.text, statement);
  }
  return found;
}

/** What each imported name stands for; `*` for a whole module. */
export function importsOf(
  file: ts.SourceFile,
): ReadonlyMap<string, { readonly module: string; readonly name: string }> {
  const found = new Map<string, { module: string; name: string }>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const module = statement.moduleSpecifier.text;
    const { importClause } = statement;
    if (importClause?.name !== undefined) found.set(importClause.name.text, { module, name: 'default' });
    const bindings = importClause?.namedBindings;
    if (bindings === undefined) continue;
    if (ts.isNamespaceImport(bindings)) found.set(bindings.name.text, { module, name: '*' });
    else
      for (const { name, propertyName } of bindings.elements)
        found.set(name.text, { module, name: (propertyName ?? name).text });
  }
  return found;
}
