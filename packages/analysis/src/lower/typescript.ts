// What only TypeScript has and still runs: enums, namespaces, `import name = …`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Value } from '../ir/model.ts';
import { lowerBlock } from './block.ts';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import { lowerIdentifier, rootOfIdentifier } from './identifier.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { memberOf, opaque } from './value.ts';
import { expression } from './visit.ts';

export function* lowerEnum(b: Builder, node: TSESTree.TSEnumDeclaration): Task<void> {
  if (node.declare) return;
  for (const member of node.body.members) {
    // Undefined or null, as the parser has it.
    if (member.initializer) yield* expression(b, member.initializer);
  }
  const target = { root: rootOfIdentifier(b, node.id), path: [] };
  emit(b, { kind: 'assign', target, value: opaque(node), declares: true }, node);
}

/** The statements of a namespace run where it stands; that its names are members too is left out. */
export function* lowerNamespace(b: Builder, node: TSESTree.TSModuleDeclaration): Task<void> {
  if (!node.declare && node.body) yield* visit(lowerBlock(b, node.body));
}

/** `import Socket = ws.WebSocket` is an assignment; `import ws = require('ws')` an import like any other. */
// eslint-disable-next-line require-yield -- names hold nothing to wait for
export function* lowerImportEquals(b: Builder, node: TSESTree.TSImportEqualsDeclaration): Task<void> {
  if (node.importKind === 'type' || node.moduleReference.type === 'TSExternalModuleReference') return;
  const target = { root: rootOfIdentifier(b, node.id), path: [] };
  emit(b, { kind: 'assign', target, value: qualifiedName(b, node.moduleReference), declares: true }, node);
}

function qualifiedName(b: Builder, name: Node): Value {
  const members: string[] = [];
  let start = name;
  for (; start.type === 'TSQualifiedName'; start = start.left) members.push(start.right.name);
  if (start.type !== 'Identifier') return opaque(name);
  return members
    .reverse()
    .reduce((value, member) => memberOf(value, member, name), lowerIdentifier(b, start));
}
