// What a file's exports are to those who import them. Classes and functions of one file mean nothing by their number in another,
// so they are handed over as what can be asked of them. A socket is handed over in any state: what happened to it here is not
// known there.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { ClassId, Node } from '../ir/model.ts';
import { readAnnotation, recordOfInterface } from './annotation.ts';
import { exportedBy } from './exports.ts';
import { fieldSlot } from './field-slot.ts';
import type { Inference } from './inference.ts';
import { graded, instanceType } from './library-index.ts';
import { keyName, unwrap } from './tree.ts';
import { partsOf, socketOf, unite, type Type } from './types.ts';

/** A file that others import. */
export interface Exporter {
  /** What the file exports under a name; `default` and `*`, the module itself, are names too. */
  readonly exportType: (name: string) => Type | null;
}

type Given = ((position: number) => Type | null) | null;

/** Prepares the exports of one file. */
export function createExporter(inference: Inference): Exporter {
  const { source, module, syntax, context, typeOf, importedFrom, memberOf } = inference;
  const exported = new Map<string, Type | null>();
  const instances = new Map<ClassId, Type>();

  function exportType(name: string): Type | null {
    if (name === '*') return { kind: 'record', field: exportType };
    const answer = exported.get(name);
    if (answer !== undefined || exported.has(name)) return answer ?? null;
    // Files may export what they import from each other.
    exported.set(name, null);
    const type = findExport(name);
    exported.set(name, type);
    return type;
  }

  function findExport(name: string): Type | null {
    let fromAll: Type | null = null;
    for (const statement of source.ast.body) {
      const node = exportedBy(statement, name);
      const type = node === null ? handedOn(statement, name) : abroad(typeOfExport(node));
      if (type !== null) return type;
      if (statement.type === 'ExportAllDeclaration' && statement.exported === null && name !== 'default')
        fromAll ??= importedFrom(statement.source.value, name);
    }
    return fromAll;
  }

  /** `export { WebSocket } from 'ws'`, `export * as ws from 'ws'` */
  function handedOn(statement: Node, name: string): Type | null {
    if (statement.type === 'ExportAllDeclaration' && statement.exported !== null)
      return keyName(statement.exported, false) === name ? importedFrom(statement.source.value, '*') : null;
    if (statement.type !== 'ExportNamedDeclaration' || statement.source === null) return null;
    const specifier = statement.specifiers.find((one) => keyName(one.exported, false) === name);
    const local = specifier === undefined ? null : keyName(specifier.local, false);
    return local === null ? null : importedFrom(statement.source.value, local);
  }

  function typeOfExport(node: Node): Type | null {
    switch (node.type) {
      case 'FunctionDeclaration': {
        const header = module.functionOf(node);
        return header === null ? null : { kind: 'local-function', function: header.id };
      }
      case 'ClassDeclaration': {
        const header = module.classOf(node);
        return header === null ? null : { kind: 'local-class', class: header.id };
      }
      case 'TSTypeAliasDeclaration':
        return readAnnotation(node.typeAnnotation, context);
      case 'TSInterfaceDeclaration':
        return recordOfInterface(node, context);
      case 'Identifier': {
        const definition = definitionOf(module.variableOf(node)?.declaration);
        const isType =
          definition?.type === 'TSTypeAliasDeclaration' || definition?.type === 'TSInterfaceDeclaration';
        return isType ? typeOfExport(definition) : typeOf(node);
      }
      default:
        return typeOf(node);
    }
  }

  function abroad(type: Type | null): Type | null {
    let united: Type | null = null;
    for (const part of partsOf(type)) united = unite(united, abroadPart(part));
    return united;
  }

  function abroadPart(part: Type): Type | null {
    switch (part.kind) {
      case 'socket':
        return graded(instanceType(part.library, part.name), part.grade);
      case 'collection':
        return { ...part, element: abroad(part.element), key: abroad(part.key ?? null) };
      case 'tuple':
        return { kind: 'tuple', elements: part.elements.map(abroad) };
      case 'promise':
        // It may settle once its socket is open, which only this file can tell.
        return null;
      case 'record':
        return { kind: 'record', field: kept((name) => abroad(part.field(name))) };
      case 'signature':
        return {
          kind: 'signature',
          parameter: (position) => abroad(part.parameter(position)),
          returns: () => abroad(part.returns()),
        };
      case 'local':
        return instanceOf(part.class, null);
      case 'local-class':
        return {
          kind: 'foreign-class',
          instance: (given) => instanceOf(part.class, given),
          field: (name) => abroad(memberOf(part, name)),
        };
      case 'local-function': {
        const header = module.functions[part.function];
        return header === undefined
          ? null
          : { kind: 'foreign-function', returns: () => abroad(resultOf(header)) };
      }
      default:
        return part;
    }
  }

  function resultOf({ node, isAsync }: { readonly node: Node; readonly isAsync: boolean }): Type | null {
    const result = inference.returnedType(node);
    return isAsync && result?.kind !== 'promise' ? { kind: 'promise', of: result } : result;
  }

  function instanceOf(id: ClassId, given: Given): Type | null {
    const inherited = inference.classInstance({ kind: 'local-class', class: id });
    const socket = socketOf(inherited);
    if (socket !== null || inherited?.kind !== 'local') return abroad(socket ?? inherited);
    const known = given === null ? instances.get(id) : undefined;
    if (known !== undefined) return known;
    const own = inference.localType(id);
    const instance: Type = {
      kind: 'record',
      field: kept((name) => abroad(memberOf(own, name)) ?? givenField(id, name, given)),
    };
    if (given === null) instances.set(id, instance);
    return instance;
  }

  /** A field that holds a parameter of the constructor is what the caller passes. */
  function givenField(id: ClassId, name: string, given: Given): Type | null {
    const header = module.classes[id];
    if (given === null || header === undefined) return null;
    const declared = syntax.fieldOf(header.node, name);
    let type: Type | null = null;
    for (const value of [...(declared === null ? [] : [declared]), ...syntax.assigned(fieldSlot(id, name))]) {
      const position = parameterAt(unwrap(value), id);
      if (position !== null) type = unite(type, given(position));
    }
    return type;
  }

  /** The position of the constructor's parameter that an expression names. */
  function parameterAt(value: Node, id: ClassId): number | null {
    if (value.type !== 'Identifier') return null;
    const declaration = module.variableOf(value)?.declaration;
    const owner = isParameter(declaration) ? definitionOf(declaration) : undefined;
    const header = owner === undefined ? null : module.functionOf(owner);
    if (owner?.type !== 'FunctionExpression' || header?.kind !== 'constructor' || header.class !== id)
      return null;
    const position = owner.params.findIndex((parameter) => nameOf(parameter) === value.name);
    return position === -1 ? null : position;
  }

  return { exportType };
}

function nameOf(parameter: TSESTree.Parameter): string | null {
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const name = inner.type === 'AssignmentPattern' ? inner.left : inner;
  return name.type === 'Identifier' ? name.name : null;
}

/** Fields are looked up late, and once: records can hold themselves. */
function kept(find: (name: string) => Type | null): (name: string) => Type | null {
  const answers = new Map<string, Type | null>();
  return (name) => {
    const answer = answers.get(name);
    if (answer !== undefined || answers.has(name)) return answer ?? null;
    answers.set(name, null);
    const type = find(name);
    answers.set(name, type);
    return type;
  };
}
