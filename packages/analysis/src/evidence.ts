// Whether a file's text can hold anything that a rule speaks of. A file without evidence costs this scan and nothing else.
import type { Library } from '@socket-safety/libraries';

/** Kinds of evidence in a text. */
export interface Evidence {
  /** A name or module of a library stands in the text. */
  readonly sockets: boolean;
  /** A loop and a call that changes a collection stand in the text. */
  readonly walks: boolean;
}

const LOOP = /\bfor\s*(?:await\s*)?\(|\bwhile\s*\(|\.(?:forEach|map|filter|some|every|flatMap|reduce)\s*\(/;
const CHANGE = /\.(?:splice|shift|unshift|push|pop|add|delete|set|clear)\b/;

const patterns = new WeakMap<readonly Library[], RegExp>();

/** Scans a text once for every name that the libraries are known by. */
export function findEvidence(text: string, libraries: readonly Library[]): Evidence {
  let names = patterns.get(libraries);
  if (names === undefined) patterns.set(libraries, (names = namePattern(libraries)));
  return { sockets: names.test(text), walks: LOOP.test(text) && CHANGE.test(text) };
}

function namePattern(libraries: readonly Library[]): RegExp {
  const alternatives = new Set<string>();
  for (const library of libraries) {
    for (const name of Object.keys(library.globals)) alternatives.add(`\\b${escape(name)}\\b`);
    for (const name of library.modules) alternatives.add(`['"]${escape(name)}['"/]`);
    for (const declared of library.declared) alternatives.add(`\\b${escape(declared.name)}\\b`);
  }
  return new RegExp([...alternatives].join('|') || '(?!)');
}

function escape(name: string): string {
  return name.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}
