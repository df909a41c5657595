// What the compiler and strict linters say of a project on disk.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';

/** Lists the compiler's messages, by file. */
export function compilerErrorsIn(files: readonly string[]): readonly string[] {
  const program = programOf(files);
  return [...program.getSemanticDiagnostics(), ...program.getSyntacticDiagnostics()].map(
    ({ file, messageText }) => `${basename(file?.fileName ?? '')} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

/** Lists the rules of typescript-eslint's strictest preset that report something, by file. */
export function strictReportsIn(files: readonly string[]): readonly string[] {
  const program = programOf(files);
  const linter = new Linter({ cwd: '/' });
  const config: Linter.Config[] = [
    ...(tseslint.configs.strictTypeChecked as Linter.Config[]),
    { files: ['**/*.ts'], languageOptions: { parserOptions: { programs: [program] } } },
  ];
  const typed = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  return typed.flatMap((file) =>
    linter
      .verify(readFileSync(file, 'utf8'), config, { filename: file })
      .map(({ ruleId, message }) => `${basename(file)} ${ruleId ?? message}`),
  );
}

function programOf(files: readonly string[]): ts.Program {
  const [first = ''] = files;
  const tsconfig = ts.findConfigFile(dirname(first), ts.sys.fileExists) ?? join(dirname(first), 'tsconfig.json');
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig));
  return ts.createProgram([...files], options);
}
