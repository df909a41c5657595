// What the receivers of labelled sends are taken for. Only files with labels are read, with types where a program is to be had.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findReceivers, type Receiver } from '@socket-safety/analysis';
import type { TypeSource } from '@socket-safety/codemod-host';
import type { Checkout } from './checkouts.ts';
import { groupBy } from './group-by.ts';
import type { Label } from './labels.ts';
import { readTyped } from './typed-file.ts';

/** A labelled send with what its receiver was taken for; null for nothing. */
export interface IdentifiedLabel {
  readonly label: Label;
  readonly found: Receiver | null;
  /** A program of the project held the file. */
  readonly typed: boolean;
}

/** Identifies the labelled sends of a checkout; `types` is null for an analysis of syntax alone. */
export function identifyLabels(
  { repo, folder }: Checkout,
  labels: readonly Label[],
  types: TypeSource | null,
): readonly IdentifiedLabel[] {
  const sends = labels.filter((label) => label.repo === repo && label.kind === 'send');
  return [...groupBy(sends, ({ file }) => file)].flatMap(([file, its]) => {
    const path = resolve(folder, file);
    const text = readFileSync(path, 'utf8');
    const program = types?.programFor(path, text) ?? null;
    const { source, options } = readTyped(path, text, program);
    const receivers = findReceivers(source, options);
    return its.map((label) => ({ label, found: findLabelled(receivers, label), typed: program !== null }));
  });
}

/** A call of that name whose method, or whose first line, stands on the label's line. */
function findLabelled(receivers: readonly Receiver[], { line, method }: Label): Receiver | null {
  const isThere = ({ callee }: Receiver) =>
    callee.loc.start.line === line || callee.property.loc.start.line === line;
  const isNamed = ({ callee }: Receiver) =>
    method === undefined || (callee.property.type === 'Identifier' && callee.property.name === method);
  return receivers.find((one) => isThere(one) && isNamed(one)) ?? null;
}
