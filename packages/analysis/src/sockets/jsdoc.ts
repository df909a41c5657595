// Types in JSDoc comments: `@type {WebSocket | null}`, `@param {import('ws').WebSocket} socket`, `@returns {Set<WebSocket>}`.

/** A type expression of a comment. */
export type DocType =
  | {
      readonly kind: 'name';
      readonly module: string | null;
      readonly path: readonly string[];
      readonly arguments: readonly DocType[];
    }
  | { readonly kind: 'array'; readonly element: DocType }
  | { readonly kind: 'union'; readonly parts: readonly DocType[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, DocType> };

/** Reads the type of `@type {…}`, `@param {…} name` or `@returns {…}`; null where there is none or it is not understood. */
export function readDocType(
  comment: string,
  tag: 'type' | 'returns' | 'param',
  name?: string,
): DocType | null {
  for (const match of comment.matchAll(/@(type|returns?|param|arg|argument)\s*\{/g)) {
    const kind = match[1]?.replace(/^return$/, 'returns').replace(/^arg(ument)?$/, 'param');
    if (kind !== tag) continue;
    const start = match.index + match[0].length;
    const end = closingBrace(comment, start);
    if (end === -1) return null;
    if (tag === 'param') {
      const named = /^\s*(?:\[\s*)?([\w$]+)/.exec(comment.slice(end + 1));
      if (named?.[1] !== name) continue;
    }
    return parseDocType(comment.slice(start, end).replace(STAR, ''));
  }
  return null;
}

/** Reads `@typedef {…} Name`, or a list of `@property {…} name` under `@typedef {Object} Name`. */
export function readTypedef(comment: string): { readonly name: string; readonly type: DocType } | null {
  const match = /@typedef\s*\{/.exec(comment);
  if (match === null) return null;
  const start = match.index + match[0].length;
  const end = closingBrace(comment, start);
  const name = end === -1 ? null : /^\s*([\w$]+)/.exec(comment.slice(end + 1));
  if (name?.[1] === undefined) return null;
  const fields = new Map<string, DocType>();
  for (const property of comment.matchAll(/@prop(?:erty)?\s*\{/g)) {
    const from = property.index + property[0].length;
    const to = closingBrace(comment, from);
    const field = to === -1 ? null : /^\s*\[?([\w$]+)/.exec(comment.slice(to + 1));
    const fieldType = to === -1 ? null : parseDocType(comment.slice(from, to));
    if (field?.[1] !== undefined && fieldType !== null) fields.set(field[1], fieldType);
  }
  const type =
    fields.size > 0
      ? ({ kind: 'record', fields } as const)
      : parseDocType(comment.slice(start, end).replace(STAR, ''));
  return type === null ? null : { name: name[1], type };
}

/** Reads `@import { WebSocket as Link } from 'ws'` and `@import WebSocket, * as ws from 'ws'`: the names with what they stand for. */
export function readDocImports(comment: string): ReadonlyMap<string, DocType> {
  const names = new Map<string, DocType>();
  for (const { groups = {} } of comment.matchAll(DOC_IMPORT)) {
    const { clause = '', module = '' } = groups;
    const add = (name: string, path: readonly string[]) =>
      names.set(name, { kind: 'name', module, path, arguments: [] });
    const named = /\{([^{}]*)\}/.exec(clause)?.[1] ?? '';
    for (const part of named.split(',')) {
      const [exported, local = exported] = part
        .replaceAll('*', ' ')
        .trim()
        .split(/\s{1,9}as\s{1,9}/);
      if (exported !== undefined && local !== undefined && exported !== '') add(local, [exported]);
    }
    const whole = /\*\s{0,9}as\s{1,9}([\w$]+)/.exec(clause)?.[1];
    if (whole !== undefined) add(whole, []);
    const main = /^\s*([\w$]+)/.exec(clause)?.[1];
    if (main !== undefined) add(main, ['default']);
  }
  return names;
}

const DOC_IMPORT = /@import\s(?<clause>[^'"@]{1,500}?)\bfrom\s{0,9}['"](?<module>[^'"]{1,200})['"]/g;

/** What a line of a block comment starts with. Not any white space, as that would run over many lines from each of them. */
const STAR = /^[ \t]*\*/gm;

function closingBrace(text: string, start: number): number {
  let depth = 1;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return index;
  }
  return -1;
}

const TOKEN = /\s*(?:(import)\s*\(\s*['"]([^'"]+)['"]\s*\)|([\w$]+)|(.))/gy;
const MAX_DEPTH = 20;

/** Parses a type expression by recursive descent, 20 levels deep at most. */
export function parseDocType(text: string): DocType | null {
  const tokens: { text: string; module?: string }[] = [];
  for (const match of text.trim().matchAll(TOKEN)) {
    if (match[2] !== undefined) tokens.push({ text: 'import', module: match[2] });
    else tokens.push({ text: match[3] ?? match[4] ?? '' });
  }
  let at = 0;
  const peek = () => tokens[at]?.text;
  const accept = (token: string): boolean => {
    if (peek() !== token) return false;
    at++;
    return true;
  };

  const union = (depth: number): DocType | null => {
    if (depth > MAX_DEPTH) return null;
    const parts: DocType[] = [];
    do {
      const part = postfix(depth);
      if (part === null) return null;
      parts.push(part);
    } while (accept('|'));
    return parts.length === 1 ? (parts[0] ?? null) : { kind: 'union', parts };
  };
  const postfix = (depth: number): DocType | null => {
    while (accept('?') || accept('!') || accept('readonly'));
    let type = primary(depth);
    while (type !== null && accept('[')) {
      if (!accept(']')) return null;
      type = { kind: 'array', element: type };
    }
    while (accept('?') || accept('!') || accept('='));
    return type;
  };
  const primary = (depth: number): DocType | null => {
    if (accept('(')) {
      const inner = union(depth + 1);
      return accept(')') ? inner : null;
    }
    if (accept('{')) return record(depth);
    const first = tokens[at++];
    if (first === undefined || !/^[\w$]+$/.test(first.text)) return null;
    const path = first.module === undefined ? [first.text] : [];
    while (accept('.')) {
      if (peek() === '<') break;
      const segment = tokens[at++];
      if (segment !== undefined) path.push(segment.text);
    }
    const args: DocType[] = [];
    if (accept('<')) {
      do {
        const argument = union(depth + 1);
        if (argument === null) return null;
        args.push(argument);
      } while (accept(','));
      if (!accept('>')) return null;
    }
    return { kind: 'name', module: first.module ?? null, path, arguments: args };
  };
  const record = (depth: number): DocType | null => {
    const fields = new Map<string, DocType>();
    while (!accept('}')) {
      const name = tokens[at++]?.text;
      accept('?');
      if (name === undefined || !accept(':')) return null;
      const type = union(depth + 1);
      if (type === null) return null;
      fields.set(name, type);
      if (!accept(',')) accept(';');
    }
    return { kind: 'record', fields };
  };
  return union(0);
}
