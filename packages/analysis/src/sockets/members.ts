// The types of what hangs on a value: fields of classes and records, exports of modules, elements of collections.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionId, Node } from '../ir/model.ts';
import { readAnnotation } from './annotation.ts';
import { fieldSlot } from './field-slot.ts';
import {
  exportedType,
  exportOf,
  functionRow,
  ownValue,
  referredType,
  staticOf,
  typeRow,
} from './library-index.ts';
import { keyName, memberName } from './tree.ts';
import { partsOf, settle, unite, type Type } from './types.ts';
import type { Inference } from './inference.ts';

/** What MemberTypes answers. */
export interface MemberTypes {
  readonly memberType: (node: TSESTree.MemberExpression) => Type | null;
  readonly indexed: (object: Type | null) => Type | null;
  readonly memberOf: (object: Type | null, name: string) => Type | null;
  readonly recordType: (node: TSESTree.ObjectExpression) => Type;
  readonly madeRecord: (maker: FunctionId) => Type;
  readonly fillCollection: (type: Type | null, slot: string) => Type | null;
  readonly elementsType: (elements: readonly (Node | null)[]) => Type | null;
  readonly walkedElement: (type: Type | null) => Type | null;
}

/** Prepares the answers of one file. */
export function createMembers(inference: Inference): MemberTypes {
  const { module, index, syntax, context, typeOf } = inference;
  const patternType: Inference['patternType'] = (...given) => inference.patternType(...given);
  const docType: Inference['docType'] = (...given) => inference.docType(...given);
  const returnedType: Inference['returnedType'] = (...given) => inference.returnedType(...given);
  const asked = inference.kept<string>();
  const records = new Map<Node, Type>();
  const constructed = new Map<FunctionId, Type>();

  function memberType(node: TSESTree.MemberExpression): Type | null {
    const name = memberName(node);
    const object = typeOf(node.object);
    let type = name === null ? (indexed(object) ?? numbered(object, node)) : memberOf(object, name);
    const slot = syntax.slotOf(node);
    if (slot !== null && object?.kind !== 'local') {
      for (const value of syntax.assigned(slot)) type = unite(type, typeOf(value));
      type = fillCollection(type, slot);
    }
    // What a library adds to objects that other libraries made, and that those know nothing of.
    return type === null && name !== null && (object === null || object.kind === 'instance')
      ? index.added(name)
      : type;
  }

  /** `pair[1]` */
  function numbered(object: Type | null, { property }: TSESTree.MemberExpression): Type | null {
    return property.type === 'Literal' && typeof property.value === 'number'
      ? memberOf(object, String(property.value))
      : null;
  }

  function indexed(object: Type | null): Type | null {
    for (const part of partsOf(object)) {
      if (part.kind === 'collection') return part.element;
      if (part.kind === 'record' && part.names !== undefined) return anyField(part.names.map(part.field));
    }
    return null;
  }

  /** `dial[protocol]` of `{ tcp: () => …, tls: () => … }`: one of several functions, and of nothing else. */
  function anyField(fields: readonly (Type | null)[]): Type | null {
    let type: Type | null = null;
    for (const field of fields) {
      if (field?.kind !== 'local-function') return null;
      type = unite(type, field);
    }
    return type;
  }

  function memberOf(object: Type | null, name: string): Type | null {
    if (object === null) return index.added(name);
    let type: Type | null = null;
    for (const part of partsOf(object)) type = unite(type, memberOfPart(part, name));
    return type;
  }

  function memberOfPart(part: Type, name: string): Type | null {
    switch (part.kind) {
      case 'module':
        return part.library === undefined ? index.global(name) : exportOf(part.library, name);
      case 'class':
        return staticOf(part.library, part.name, name) ?? besideDefault(part, name);
      case 'function': {
        const member = ownValue(part.members ?? {}, name);
        return member === undefined ? null : exportedType(part.library, member);
      }
      case 'instance':
      case 'socket': {
        const ref = ownValue(typeRow(part.library, part.name)?.properties ?? {}, name);
        if (ref !== undefined) return referredType(part.library, ref, part.grade);
        // A method taken by itself: `const { upgradeWebSocket } = createNodeWebSocket({ app })`.
        const row = functionRow(part.library, part.name, name);
        return row === null ? null : { kind: 'function', library: part.library, row, grade: part.grade };
      }
      case 'record':
      case 'foreign-class':
        return part.field(name);
      case 'tuple':
        return part.elements[Number(name)] ?? null;
      case 'collection':
        return part.of === 'array' && !/^\d+$/.test(name)
          ? null
          : part.of === 'array' || part.of === 'object'
            ? part.element
            : null;
      case 'local-class':
        return fieldType(part.class, name);
      case 'local':
        return (
          fieldType(part.class, name) ?? (part.base === undefined ? null : memberOfPart(part.base, name))
        );
      default:
        return null;
    }
  }

  function fieldType(classId: number, name: string): Type | null {
    const slot = fieldSlot(classId, name);
    const header = module.classes[classId];
    if (header === undefined) return null;
    return asked(slot, () => {
      const member = syntax.fieldOf(header.node, name);
      const written = member === null ? null : declaredFieldType(member);
      const type = settle(written, () => {
        let given: Type | null = null;
        for (const value of syntax.assigned(slot)) given = unite(given, typeOf(value));
        return given;
      });
      const filled = fillCollection(type, slot);
      return filled === null && header.base !== null ? fieldType(header.base, name) : filled;
    });
  }

  function declaredFieldType(member: Node): Type | null {
    switch (member.type) {
      case 'Identifier':
        return patternType(member);
      case 'MethodDefinition': {
        if (member.kind === 'get') return returnedType(member.value);
        const header = module.functionOf(member.value);
        return header === null ? null : { kind: 'local-function', function: header.id };
      }
      case 'PropertyDefinition':
      case 'AccessorProperty': {
        const written = readAnnotation(member.typeAnnotation, context);
        const { value } = member;
        return settle(written ?? docType(member, 'type'), () => (value === null ? null : typeOf(value)));
      }
      case 'TSAbstractPropertyDefinition':
        return readAnnotation(member.typeAnnotation, context);
      default:
        return null;
    }
  }

  /** The record that a literal makes: the same one whenever it is asked for. */
  function recordType(node: TSESTree.ObjectExpression): Type {
    const before = records.get(node);
    if (before !== undefined) return before;
    const askedField = inference.kept<string>();
    const made: Type = {
      kind: 'record',
      field: (name) => askedField(name, () => recordField(node, name)),
      names: node.properties.flatMap((property) =>
        property.type === 'Property' ? (keyName(property.key, property.computed) ?? []) : [],
      ),
    };
    records.set(node, made);
    return made;
  }

  /** What `new Client()` makes where `Client` is a function: what is put on its `this`, by name. */
  function madeRecord(maker: FunctionId): Type {
    const before = constructed.get(maker);
    if (before !== undefined) return before;
    const askedField = inference.kept<string>();
    const record: Type = {
      kind: 'record',
      field: (name) =>
        askedField(name, () => {
          let type: Type | null = null;
          for (const value of syntax.assigned(`f${maker}.${name}`)) type = unite(type, typeOf(value));
          return type;
        }),
    };
    constructed.set(maker, record);
    return record;
  }

  function recordField(node: TSESTree.ObjectExpression, name: string): Type | null {
    let spread: Type | null = null;
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') spread ??= memberOf(typeOf(property.argument), name);
      else if (keyName(property.key, property.computed) === name)
        return fillOwned(typeOf(property.value), name, node);
    }
    return spread;
  }

  /** `{ members: [] }`: gives a collection that a record was made with, empty, what is put there by whatever name the record has. */
  function fillOwned(type: Type | null, name: string, record: TSESTree.ObjectExpression): Type | null {
    const empty = partsOf(type).find((part) => part.kind === 'collection' && part.element === null);
    if (empty?.kind !== 'collection') return type;
    let element: Type | null = null;
    for (const { owner, value } of syntax.storedUnder(name))
      if (partsOf(typeOf(owner)).includes(recordType(record))) element = unite(element, typeOf(value));
    return element === null ? type : { ...empty, element };
  }

  /** Gives a collection without known elements those that the file puts into it. */
  function fillCollection(type: Type | null, slot: string, depth = 0): Type | null {
    const parts = partsOf(type);
    const empty = parts.find((part) => part.kind === 'collection' && part.element === null);
    const isRecord = parts.some((part) => part.kind === 'record');
    const nested = parts.find((part) => part.kind === 'collection' && part.element !== null);
    if (nested?.kind === 'collection' && depth < 2) return fillNested(nested, slot, depth, type);
    if (empty === undefined && !isRecord) return type;
    let element: Type | null = null;
    for (const value of syntax.stored(slot)) element = unite(element, typeOf(value));
    for (const value of syntax.assigned(`${slot}.[]`)) element = unite(element, typeOf(value));
    element = depth < 2 ? fillCollection(element, `${slot}.[]`, depth + 1) : element;
    const key = keysOf(slot);
    if (element === null && key === null) return type;
    if (empty?.kind === 'collection') return { ...empty, element, key: empty.key ?? key };
    return { kind: 'collection', of: 'object', element };
  }

  /** A collection of collections: what is put into the inner ones is found under the entry's slot. */
  function fillNested(
    outer: Extract<Type, { kind: 'collection' }>,
    slot: string,
    depth: number,
    type: Type | null,
  ): Type | null {
    const element = fillCollection(outer.element, `${slot}.[]`, depth + 1);
    const key = outer.key ?? keysOf(slot);
    return element === outer.element && key === (outer.key ?? null) ? type : { ...outer, element, key };
  }

  function keysOf(slot: string): Type | null {
    let key: Type | null = null;
    for (const value of syntax.keys(slot)) key = unite(key, typeOf(value));
    return key;
  }

  function elementsType(elements: readonly (Node | null)[]): Type | null {
    let type: Type | null = null;
    for (const element of elements) {
      if (element === null) continue;
      type = unite(
        type,
        element.type === 'SpreadElement' ? walkedElement(typeOf(element.argument)) : typeOf(element),
      );
    }
    return type;
  }

  /** What walking a value yields: elements, or key and value of a map. */
  function walkedElement(type: Type | null): Type | null {
    let element: Type | null = null;
    for (const part of partsOf(type)) {
      if (part.kind !== 'collection') continue;
      element = unite(
        element,
        part.of === 'map' ? { kind: 'tuple', elements: [part.key ?? null, part.element] } : part.element,
      );
    }
    return element;
  }

  return {
    memberType,
    indexed,
    memberOf,
    recordType,
    madeRecord,
    fillCollection,
    elementsType,
    walkedElement,
  };
}

/** `Redis` of `const { Redis } = require('ioredis')`, where the module itself is a class: it carries the other exports. */
function besideDefault({ library, name: own }: Extract<Type, { kind: 'class' }>, name: string): Type | null {
  const whole = exportOf(library, 'default');
  return whole?.kind === 'class' && whole.name === own ? exportOf(library, name) : null;
}
