// Answers "which types can this expression have" from the checker behind ESLint's parser services.
// Checker in, names out. Nothing of TypeScript's own classes leaves this file, and no copy of TypeScript is loaded here.
import type { NamedType, Node, TypeOracle } from '@socket-safety/analysis';
import type ts from 'typescript';

/** Parser services of typescript-eslint, as far as they are needed; other parsers give `{}` or nothing. */
interface TypedServices {
  readonly program: ts.Program;
  readonly esTreeNodeToTSNodeMap: { readonly get: (node: Node) => ts.Node | undefined };
}

/** Depth of type arguments that is followed: `Map<string, Set<WebSocket>>` needs two. */
const MAX_DEPTH = 4;

/** Creates the oracle of one file; null where the parser had no program. */
export function createTypeOracle(services: unknown): TypeOracle | null {
  if (!hasTypes(services)) return null;
  const answers = new WeakMap<Node, readonly NamedType[]>();
  let checker: ts.TypeChecker | null = null;
  return {
    typesOf(node) {
      const before = answers.get(node);
      if (before !== undefined) return before;
      const types = ask(node);
      answers.set(node, types);
      return types;
    },
  };

  function ask(node: Node): readonly NamedType[] {
    // `hasTypes` does not narrow inside a hoisted function.
    const { program, esTreeNodeToTSNodeMap } = services as TypedServices;
    try {
      const typed = esTreeNodeToTSNodeMap.get(node);
      if (typed === undefined) return [];
      checker ??= program.getTypeChecker();
      return namesOf(checker.getTypeAtLocation(typed), checker, 0);
    } catch {
      // A checker may fail on code that does not compile; syntax alone has to do then.
      return [];
    }
  }
}

/** Tells whether parser services come with a tree of typescript-eslint's, with a program or without one. */
export function isOfTypescriptEslint(services: unknown): boolean {
  return (services as Partial<TypedServices> | null | undefined)?.esTreeNodeToTSNodeMap !== undefined;
}

function hasTypes(services: unknown): services is TypedServices {
  const found = services as Partial<TypedServices> | null | undefined;
  return Boolean(found?.program && found.esTreeNodeToTSNodeMap);
}

function namesOf(type: ts.Type, checker: ts.TypeChecker, depth: number): readonly NamedType[] {
  if (depth > MAX_DEPTH) return [];
  const seen = new Set<ts.Type>();
  return collect(type);

  function collect(part: ts.Type): readonly NamedType[] {
    if (seen.has(part)) return [];
    seen.add(part);
    const alias = part.aliasSymbol;
    if (alias === undefined) return collectParts(part);
    return named(alias, part.aliasTypeArguments ?? [], () => collectParts(part));
  }

  function collectParts(part: ts.Type): readonly NamedType[] {
    return part.isUnionOrIntersection() ? part.types.flatMap(collect) : collectDeclared(part);
  }

  function collectDeclared(part: ts.Type): readonly NamedType[] {
    const constraint = part.isTypeParameter() ? checker.getBaseConstraintOfType(part) : undefined;
    if (constraint !== undefined) return collect(constraint);
    const symbol = part.symbol as ts.Symbol | undefined;
    if (symbol === undefined) return [];
    return named(symbol, argumentsOf(part, checker), () => basesOf(part, checker).flatMap(collect));
  }

  function named(
    symbol: ts.Symbol,
    args: readonly ts.Type[],
    stands: () => readonly NamedType[],
  ): readonly NamedType[] {
    const declarations = symbol.declarations ?? [];
    const [first] = declarations;
    if (first === undefined) return stands();
    const files = declarations.map((one) => one.getSourceFile().fileName.replaceAll('\\', '/'));
    return [
      {
        name: nameOf(symbol, first),
        files: [...new Set(files)],
        arguments: args.map((argument) => namesOf(argument, checker, depth + 1)),
        stands: stands(),
      },
    ];
  }
}

/** `export default class Client` has a symbol called `default`. */
function nameOf(symbol: ts.Symbol, declaration: ts.Declaration): string {
  if (symbol.name !== 'default') return symbol.name;
  const named = declaration as Partial<Pick<ts.ClassDeclaration, 'name'>>;
  return named.name?.text ?? symbol.name;
}

function argumentsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  return isReference(type) ? checker.getTypeArguments(type) : [];
}

function basesOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const declared = isReference(type) ? type.target : type;
  return declared.isClassOrInterface() ? checker.getBaseTypes(declared) : [];
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'target' in type && type.target !== undefined;
}
