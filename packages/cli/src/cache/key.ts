// Everything that the result for one file depends on, as one hash.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Settings } from '@socket-safety/analysis';
import { defaultHost, type RuleUse } from '@socket-safety/eslint-host';
import { version } from '../version.ts';
import { nameOf } from '../wording.ts';
import { hashOf, type Dependency } from './import-closure.ts';

/** What a key is made from. */
export interface KeyParts {
  readonly closure: readonly Dependency[];
  readonly settings: Settings;
  readonly rules: readonly RuleUse[];
  /** State of the program that gave the types; null without types. */
  readonly types: string | null;
}

/** Creates the key of a file; null where the settings cannot be compared. Paths stand relative to `cwd`, so that it may move. */
export function keyOf(
  file: string,
  { closure, settings, rules, types }: KeyParts,
  cwd: string,
): string | null {
  const parts = {
    versions: versions(),
    closure: closure.map(([path, hash]) => [nameOf(path, cwd), hash]),
    manifests: manifestsAbove(file),
    settings,
    rules: rules.map(({ rule, severity, options }) => [rule.id, severity, options ?? null]),
    types,
  };
  return isComparable(settings) ? hashOf(JSON.stringify(parts)) : null;
}

/** Versions of libraries are read off each package.json above a file. */
function manifestsAbove(file: string): readonly (string | null)[] {
  const folder = dirname(file);
  const text = defaultHost.readText(join(folder, 'package.json'));
  const hash = text === null ? null : hashOf(text);
  return folder === dirname(folder) ? [hash] : [hash, ...manifestsAbove(folder)];
}

/** A library in the settings may come from a module of the user, with functions in it. */
function isComparable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  if (Array.isArray(value)) return value.every(isComparable);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isComparable);
}

let known: readonly string[] | null = null;

/** Of this command, of who parses and checks, and of Node. */
function versions(): readonly string[] {
  const own = createRequire(import.meta.url);
  const host = createRequire(own.resolve('@socket-safety/eslint-host'));
  const of = (require: NodeJS.Require, name: string): string => {
    const manifest: unknown = require(`${name}/package.json`);
    return `${name}@${String(Object(manifest).version)}`;
  };
  return (known ??= [
    `socket-safety@${version}`,
    of(own, 'eslint-plugin-socket-safety'),
    of(own, 'typescript'),
    of(own, 'eslint'),
    of(host, '@typescript-eslint/typescript-estree'),
    `node@${process.version}`,
  ]);
}
