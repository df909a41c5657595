// Whether a file's text can hold anything that a rule speaks of. A file without evidence costs this scan and nothing else.
import type { Library } from '@socket-safety/libraries';
import { isBuilt } from './built-file.ts';
import type { ImportedFile } from './imports.ts';

/** Kinds of evidence in a text. */
export interface Evidence {
  /** A name or module of a library stands in the text. */
  readonly sockets: boolean;
  /**
   * That is more than the name of a type which a library declares, such as `Client`. Where it is not, a checker may know of a
   * socket; without one, only another file of the project could bring it.
   */
  readonly named: boolean;
  /** A loop and a call that changes a collection stand in the text. */
  readonly walks: boolean;
}

const LOOP =
  /\bfor\s*(?:await\s*)?\(|\bwhile\s*\(|\.(?:forEach|map|filter|some|every|find|findIndex|flatMap|reduce)\s*\(/;
const CHANGE = /\.(?:splice|shift|unshift|push|add|delete|set)\b/;

const selections = new WeakMap<readonly Library[], Map<string, readonly Library[]>>();
const conditions = new WeakMap<readonly Library[], RegExp>();

/** Returns the libraries that a text can be about: all, but those that ask for words which it does not hold. */
export function librariesFor(text: string, libraries: readonly Library[]): readonly Library[] {
  let condition = conditions.get(libraries);
  if (condition === undefined) {
    const words = libraries.flatMap(({ onlyWith }) => onlyWith ?? []);
    conditions.set(libraries, (condition = new RegExp(oneOf(words))));
  }
  // Most texts hold none of the words, which one look for all of them tells.
  const holdsSome = condition.test(text);
  const fits = ({ onlyWith }: Library): boolean =>
    onlyWith === undefined || (holdsSome && onlyWith.some((word) => text.includes(word)));
  // What is derived from a list of libraries is kept by the list, so equal selections are one list.
  let known = selections.get(libraries);
  if (known === undefined) selections.set(libraries, (known = new Map()));
  const key = libraries.map((library) => (fits(library) ? '1' : '0')).join('');
  let selected = known.get(key);
  if (selected === undefined)
    known.set(key, (selected = key.includes('0') ? libraries.filter(fits) : libraries));
  return selected;
}

interface Patterns {
  /** Names that alone make a socket: modules, globals, methods of handlers. */
  readonly named: RegExp;
  /** Names of types that libraries declare. */
  readonly declared: RegExp;
}

const patterns = new WeakMap<readonly Library[], Patterns>();

/** Scans a text once for every name that the libraries are known by. What a build wrote is no evidence: its source is. */
export function findEvidence(text: string, libraries: readonly Library[]): Evidence {
  const applicable = librariesFor(text, libraries);
  let names = patterns.get(applicable);
  if (names === undefined) patterns.set(applicable, (names = patternsOf(applicable)));
  const named = names.named.test(text);
  const sockets = named || names.declared.test(text);
  const walks = mentionsWalks(text);
  return (sockets || walks) && isBuilt(text) ? NO_EVIDENCE : { sockets, named, walks };
}

const ofImported = new WeakMap<ImportedFile, { libraries: readonly Library[]; evidence: Evidence }>();

/** Returns the evidence in a file that others import, which is asked for by each of them. */
export function evidenceOf(file: ImportedFile, libraries: readonly Library[]): Evidence {
  let known = ofImported.get(file);
  if (known?.libraries !== libraries)
    ofImported.set(file, (known = { libraries, evidence: findEvidence(file.text, libraries) }));
  return known.evidence;
}

const NO_EVIDENCE: Evidence = { sockets: false, named: false, walks: false };

/** Tells whether a text has a loop and a call that may change what it walks. */
export function mentionsWalks(text: string): boolean {
  return LOOP.test(text) && CHANGE.test(text);
}

/** In a file or folder of a package: that a type is declared there is told by a checker, or by an import of this very file. */
const IN_PACKAGE = /^(?!node_modules\/).+?(?:\/|(\.d\.[cm]?ts))$/;

function patternsOf(libraries: readonly Library[]): Patterns {
  const words: string[] = [];
  const modules: string[] = [];
  const keys: string[] = [];
  const texts: string[] = [];
  const types: string[] = [];
  const files: string[] = [];
  for (const library of libraries) {
    words.push(...Object.keys(library.globals));
    modules.push(...library.modules);
    for (const { name, file } of library.declared) {
      const place = IN_PACKAGE.exec(file);
      (place === null ? words : types).push(name);
      if (place?.[1] !== undefined) files.push(file.slice(0, -place[1].length));
    }
    if (library.added !== undefined || library.shown !== undefined) texts.push(...(library.onlyWith ?? []));
    for (const { path } of library.handlers ?? []) keys.push(...path.slice(0, 1));
    // A class that extends one of the library's imports its module; without that, the methods are all there is.
    for (const { extends: base, methods } of library.classes ?? [])
      if (base === null) words.push(...Object.keys(methods));
  }
  const named = [
    `\\b(?:${oneOf(words)})\\b`,
    `['"](?:${oneOf(modules)})['"/]`,
    `['"/](?:${oneOf(files)})`,
    `\\b(?:${oneOf(keys)})\\s*:`,
    oneOf(texts),
  ];
  return { named: new RegExp(named.join('|')), declared: new RegExp(`\\b(?:${oneOf(types)})\\b`) };
}

/** Sorted and in one group, alternatives are tried together by what they start with; one by one they cost ten times as much. */
function oneOf(names: readonly string[]): string {
  return [...new Set(names)].sort().map(escape).join('|') || '(?!)';
}

function escape(name: string): string {
  return name.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}
