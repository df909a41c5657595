// Reads what declarations say of a value: its members, what calling or constructing it gives, and what it calls back with.
import ts from 'typescript';

/** Types that one place can have: one for each overload and each part of a union. `any` is among them where nothing is declared. */
export type Types = readonly ts.Type[];

/** What can be asked of types; each answer is empty where there is no such thing. */
export interface TypeReader {
  readonly isUntyped: (types: Types) => boolean;
  /** The values under a path of names; `isDestroyed()` stands for the method. */
  readonly member: (types: Types, path: string) => Types;
  readonly instance: (types: Types) => Types;
  readonly returned: (types: Types) => Types;
  /** What the argument at a position must be; a negative one counts from the end. */
  readonly argument: (types: Types, position: number) => Types;
  readonly constructed: (types: Types, position: number) => Types;
  readonly settled: (types: Types) => Types;
  /** What a collection holds: `set` and `array` their elements, `map` and `object` their values. */
  readonly held: (types: Types, kind: 'set' | 'array' | 'map' | 'object') => Types;
  readonly at: (types: Types, index: number) => Types;
  /** What a listener to an event is handed at a position; `null` where events have names and this is none of them. */
  readonly heard: (types: Types, event: string, position: number) => Types | null;
}

/** Names under which listeners are added. */
const LISTEN = ['on', 'addEventListener', 'addListener'] as const;

/** Creates the reader of one program. */
export function createTypeReader(checker: ts.TypeChecker): TypeReader {
  const isAny = (type: ts.Type): boolean => (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  const parts = (types: Types): Types =>
    types.flatMap((type) => {
      if (isAny(type)) return type;
      const known = checker.getNonNullableType(
        // A parameter without a bound can be anything.
        isOpen(type) ? (checker.getBaseConstraintOfType(type) ?? checker.getAnyType()) : type,
      );
      // What may be missing of such a parameter is `T & {}`.
      if (known.isIntersection() && known.types.some(isUnbound)) return checker.getAnyType();
      return known.isUnion() ? parts(known.types) : [known];
    });
  const isOpen = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Instantiable) !== 0;
  const isUnbound = (type: ts.Type): boolean =>
    isOpen(type) && checker.getBaseConstraintOfType(type) === undefined;
  const typeOf = (symbol: ts.Symbol): ts.Type => checker.getTypeOfSymbol(symbol);
  const untyped = (types: Types): Types => parts(types).filter(isAny);

  function property(types: Types, name: string): Types {
    return parts(types).flatMap((type) => {
      if (isAny(type)) return type;
      const found = checker.getPropertyOfType(checker.getApparentType(type), name);
      if (found !== undefined) return typeOf(found);
      // It takes any name, and so tells of none.
      return checker.getIndexInfosOfType(type).map(() => checker.getAnyType());
    });
  }

  const signatures = (types: Types, kind: ts.SignatureKind): readonly ts.Signature[] =>
    parts(types).flatMap((type) => checker.getSignaturesOfType(type, kind));

  function parameter(signature: ts.Signature, position: number): Types {
    const { length } = signature.parameters;
    const symbol = signature.parameters[position < 0 ? length + position : position];
    const last = signature.parameters[length - 1];
    if (symbol !== undefined && symbol !== last) return [typeOf(symbol)];
    if (last === undefined) return [];
    const { valueDeclaration } = last;
    const isRest =
      valueDeclaration !== undefined &&
      ts.isParameter(valueDeclaration) &&
      valueDeclaration.dotDotDotToken !== undefined;
    if (isRest) return held([typeOf(last)], 'array');
    return symbol === undefined ? [] : [typeOf(symbol)];
  }

  function held(types: Types, kind: 'set' | 'array' | 'map' | 'object'): Types {
    return parts(types).flatMap((type) => {
      if (isAny(type)) return type;
      const indexed = checker.getIndexInfosOfType(type).map((index) => index.type);
      if (indexed.length > 0) return indexed;
      const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
      const given = argumentsOf(type);
      const element = kind === 'map' || kind === 'object' ? given[1] : given[0];
      return element === undefined ? held(bases, kind) : [element];
    });
  }

  function argumentsOf(type: ts.Type): Types {
    return isReference(type) ? checker.getTypeArguments(type) : [];
  }

  /** Overloads of a type hide those of its bases, whose events it has nonetheless. */
  function withBases(types: Types): Types {
    return parts(types).flatMap((type) => {
      const declared = isReference(type) ? type.target : type;
      const bases = declared.isClassOrInterface() ? checker.getBaseTypes(declared) : [];
      return [type, ...(bases.length === 0 ? [] : withBases(bases))];
    });
  }

  function heard(types: Types, event: string, position: number): Types | null {
    const handlers = property(types, `on${event}`);
    if (handlers.length > 0) {
      const given = signatures(handlers, ts.SignatureKind.Call).flatMap((one) => parameter(one, position));
      return [...given, ...untyped(handlers)];
    }
    const listening = signatures(
      withBases(types).flatMap((type) => LISTEN.flatMap((name) => property([type], name))),
      ts.SignatureKind.Call,
    );
    const names = new Map(listening.map((one) => [one, parts(parameter(one, 0))]));
    const fitting = listening.filter((one) =>
      names.get(one)?.some((name) => name.isStringLiteral() && name.value === event),
    );
    if (fitting.length === 0) {
      // A plain `string` takes every name, and so tells of none.
      const haveNames = [...names.values()].flat().some((name) => name.isStringLiteral());
      return haveNames || listening.length === 0 ? null : [checker.getAnyType()];
    }
    return fitting.flatMap((one) =>
      signatures(parameter(one, 1), ts.SignatureKind.Call).flatMap((listener) =>
        parameter(listener, position),
      ),
    );
  }

  return {
    isUntyped: (types) => types.length > 0 && parts(types).every(isAny),
    member: (types, path) =>
      path
        .replaceAll('()', '')
        .split('.')
        .reduce((owner: Types, name) => property(owner, name), types),
    instance: (types) => [
      ...signatures(types, ts.SignatureKind.Construct).map((one) => one.getReturnType()),
      ...untyped(types),
    ],
    returned: (types) => [
      ...signatures(types, ts.SignatureKind.Call).map((one) => one.getReturnType()),
      ...untyped(types),
    ],
    argument: (types, position) => [
      ...signatures(types, ts.SignatureKind.Call).flatMap((one) => parameter(one, position)),
      ...untyped(types),
    ],
    constructed: (types, position) => [
      ...signatures(types, ts.SignatureKind.Construct).flatMap((one) => parameter(one, position)),
      ...untyped(types),
    ],
    settled: (types) => types.map((type) => checker.getAwaitedType(type) ?? type),
    held,
    at: (types, index) => parts(types).flatMap((type) => argumentsOf(type)[index] ?? []),
    heard,
  };
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'target' in type && type.target !== undefined;
}
