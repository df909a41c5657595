/** The package of a module: `@scope/name/part` → `@scope/name`. */
export function packageOf(module: string): string {
  const parts = module.split('/');
  return parts.slice(0, module.startsWith('@') ? 2 : 1).join('/');
}
