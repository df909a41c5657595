// `node:path` for the browser, as far as ESLint and typescript-eslint ask it about the one file of the page.

export const sep = '/';
export const delimiter = ':';

/** Resolves `.`, `..` and double slashes; keeps whether the path starts at the root. */
export function normalize(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  const joined = steps.join('/');
  return isAbsolute(path) ? `/${joined.replace(/^(?:\.\.\/?)+/, '')}` : joined || '.';
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}

export function join(...parts: readonly string[]): string {
  return normalize(parts.filter((part) => part !== '').join('/'));
}

/** The page works in `/`. */
export function resolve(...parts: readonly string[]): string {
  const start = parts.findLastIndex(isAbsolute);
  return join('/', ...parts.slice(Math.max(start, 0)));
}

export function dirname(path: string): string {
  const end = path.lastIndexOf('/');
  if (end < 0) return '.';
  return end === 0 ? '/' : path.slice(0, end);
}

export function basename(path: string, ending = ''): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return ending !== '' && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

export function extname(path: string): string {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

export function relative(from: string, to: string): string {
  const start = resolve(from).split('/').filter(Boolean);
  const end = resolve(to).split('/').filter(Boolean);
  let shared = 0;
  while (shared < start.length && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

export const posix = {
  sep,
  delimiter,
  normalize,
  isAbsolute,
  join,
  resolve,
  dirname,
  basename,
  extname,
  relative,
};
export default { ...posix, posix };
