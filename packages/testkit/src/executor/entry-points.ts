// What the world can call in a program: what the file exports, and functions and classes that nobody in it uses.
import ts from 'typescript';
import type { Library } from '@socket-safety/libraries';
import type { EntryPoint } from './simulator/tables.ts';
import type { Specs } from './specs.ts';

/** Lists the entry points of a file in source order. */
export function findEntryPoints(
  file: ts.SourceFile,
  specs: Specs,
  libraries: readonly Library[],
): readonly EntryPoint[] {
  const entries: EntryPoint[] = [];
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.body !== undefined)
      addFunction(statement, statement.name?.text);
    else if (ts.isClassDeclaration(statement)) addClass(statement);
    else if (ts.isVariableStatement(statement)) addVariables(statement);
    else if (ts.isExportAssignment(statement)) addDefault(statement.expression);
  }
  return entries;

  function addFunction(fn: ts.SignatureDeclaration, name: string | undefined): void {
    if (name === undefined) return;
    const isUsed = isNamedElsewhere(file, name);
    if (isExported(fn) || !isUsed)
      entries.push({ kind: 'function', name, parameters: specs.ofParameters(fn) });
  }

  /** `export default { async fetch(request) {} }` */
  function addDefault(exported: ts.Expression): void {
    const value =
      ts.isSatisfiesExpression(exported) || ts.isAsExpression(exported) ? exported.expression : exported;
    if (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
      entries.push({ kind: 'function', name: 'default', parameters: specs.ofParameters(value) });
    if (!ts.isObjectLiteralExpression(value)) return;
    const methods = value.properties.flatMap((one) =>
      ts.isMethodDeclaration(one) && ts.isIdentifier(one.name)
        ? [{ name: one.name.text, parameters: specs.ofParameters(one) }]
        : [],
    );
    entries.push({ kind: 'object', name: 'default', methods });
  }

  function addVariables(statement: ts.VariableStatement): void {
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || initializer === undefined) continue;
      if (!ts.isArrowFunction(initializer) && !ts.isFunctionExpression(initializer)) continue;
      if (isExported(statement) || !isNamedElsewhere(file, name.text))
        entries.push({ kind: 'function', name: name.text, parameters: specs.ofParameters(initializer) });
    }
  }

  function addClass(statement: ts.ClassDeclaration): void {
    const name = statement.name?.text;
    if (name === undefined) return;
    if (!isExported(statement) && isNamedElsewhere(file, name)) return;
    const construct = statement.members.find((one) => ts.isConstructorDeclaration(one));
    const methods = statement.members.flatMap((member) => {
      const isOpen =
        ts.isMethodDeclaration(member) &&
        ts.isIdentifier(member.name) &&
        member.body !== undefined &&
        !isHidden(member);
      return isOpen && ts.isIdentifier(member.name)
        ? [{ name: member.name.text, parameters: specs.ofParameters(member) }]
        : [];
    });
    entries.push({
      kind: 'class',
      name,
      parameters: construct === undefined ? [] : specs.ofParameters(construct),
      methods,
      row: rowFor(
        statement,
        methods.map((method) => method.name),
        libraries,
      ),
    });
  }
}

/** The row of a library that calls the methods of such a class. */
function rowFor(
  statement: ts.ClassDeclaration,
  methods: readonly string[],
  libraries: readonly Library[],
): { readonly library: string; readonly index: number } | null {
  const base = statement.heritageClauses
    ?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    ?.types[0]?.expression.getText();
  for (const library of libraries)
    for (const [index, row] of (library.classes ?? []).entries()) {
      const isBase = row.extends === null ? true : row.extends === base;
      if (isBase && methods.some((name) => name in row.methods)) return { library: library.id, index };
    }
  return null;
}

function isExported(node: ts.Node): boolean {
  const declaration = ts.isVariableDeclaration(node.parent) ? node.parent.parent.parent : node;
  return (
    ts.canHaveModifiers(declaration) &&
    ts.getModifiers(declaration)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

function isHidden(member: ts.MethodDeclaration): boolean {
  return (
    ts
      .getModifiers(member)
      ?.some(
        ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
      ) === true
  );
}

/** Tells whether a name stands anywhere but where it is declared. */
function isNamedElsewhere(file: ts.SourceFile, name: string): boolean {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) count++;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return count > 1;
}
