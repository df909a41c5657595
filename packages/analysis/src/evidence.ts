// Whether a file's text can hold anything that a rule speaks of. A file without evidence costs this scan and nothing else.
import type { Library } from '@socket-safety/libraries';
import { isBuilt } from './built-file.ts';

/** Kinds of evidence in a text. */
export interface Evidence {
  /** A name or module of a library stands in the text. */
  readonly sockets: boolean;
  /** A loop and a call that changes a collection stand in the text. */
  readonly walks: boolean;
}

const LOOP =
  /\bfor\s*(?:await\s*)?\(|\bwhile\s*\(|\.(?:forEach|map|filter|some|every|find|findIndex|flatMap|reduce)\s*\(/;
const CHANGE = /\.(?:splice|shift|unshift|push|add|delete|set)\b/;

const selections = new WeakMap<readonly Library[], Map<string, readonly Library[]>>();

/** Returns the libraries that a text can be about: all, but those that ask for words which it does not hold. */
export function librariesFor(text: string, libraries: readonly Library[]): readonly Library[] {
  const fits = libraries.map(({ onlyWith }) => onlyWith?.some((word) => text.includes(word)) ?? true);
  if (fits.every(Boolean)) return libraries;
  // What is derived from a list of libraries is kept by the list, so equal selections are one list.
  let known = selections.get(libraries);
  if (known === undefined) selections.set(libraries, (known = new Map()));
  const key = fits.map(Number).join('');
  const selected = known.get(key) ?? libraries.filter((_, position) => fits[position]);
  known.set(key, selected);
  return selected;
}

const patterns = new WeakMap<readonly Library[], RegExp>();

/** Scans a text once for every name that the libraries are known by. What a build wrote is no evidence: its source is. */
export function findEvidence(text: string, libraries: readonly Library[]): Evidence {
  const applicable = librariesFor(text, libraries);
  let names = patterns.get(applicable);
  if (names === undefined) patterns.set(applicable, (names = namePattern(applicable)));
  const evidence = { sockets: names.test(text), walks: mentionsWalks(text) };
  return (evidence.sockets || evidence.walks) && isBuilt(text) ? NO_EVIDENCE : evidence;
}

const NO_EVIDENCE: Evidence = { sockets: false, walks: false };

/** Tells whether a text has a loop and a call that may change what it walks. */
export function mentionsWalks(text: string): boolean {
  return LOOP.test(text) && CHANGE.test(text);
}

function namePattern(libraries: readonly Library[]): RegExp {
  const alternatives = new Set<string>();
  for (const library of libraries) {
    for (const name of Object.keys(library.globals)) alternatives.add(`\\b${escape(name)}\\b`);
    for (const name of library.modules) alternatives.add(`['"]${escape(name)}['"/]`);
    for (const declared of library.declared) alternatives.add(`\\b${escape(declared.name)}\\b`);
    if (library.added !== undefined || library.shown !== undefined)
      for (const word of library.onlyWith ?? []) alternatives.add(escape(word));
    for (const { path } of library.handlers ?? [])
      if (path[0] !== undefined) alternatives.add(`\\b${escape(path[0])}\\s*:`);
    // A class that extends one of the library's imports its module; without that, the methods are all there is.
    for (const { extends: base, methods } of library.classes ?? [])
      if (base === null) for (const name of Object.keys(methods)) alternatives.add(`\\b${escape(name)}\\b`);
  }
  return new RegExp([...alternatives].join('|') || '(?!)');
}

function escape(name: string): string {
  return name.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}
