// A configuration for a project that has none.

/** Prints an ES module; where there is TypeScript, with the parser that reads it. */
export function newConfig(preset: string, { hasTypescript }: { readonly hasTypescript: boolean }): string {
  const parser = [
    '  {',
    "    files: ['**/*.{ts,tsx,mts,cts}'],",
    '    languageOptions: { parser: tseslint.parser },',
    '  },',
  ];
  return [
    "import socketSafety from 'eslint-plugin-socket-safety';",
    ...(hasTypescript ? ["import tseslint from 'typescript-eslint';"] : []),
    '',
    'export default [',
    ...(hasTypescript ? parser : []),
    `  socketSafety.configs.${preset},`,
    '];',
    '',
  ].join('\n');
}
