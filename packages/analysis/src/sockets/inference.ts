// What the parts of the identification ask one another. Each part answers for its own kind of expression.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, IrModule, Node } from '../ir/model.ts';
import type { Source } from '../source.ts';
import type { AnnotationContext } from './annotation.ts';
import type { CallTypes } from './calls.ts';
import type { Exporter } from './exported-types.ts';
import type { ImportedNames } from './import-names.ts';
import type { LibraryIndex } from './library-index.ts';
import type { MemberTypes } from './members.ts';
import type { TypeOracle } from './oracle.ts';
import type { createQuestions } from './questions.ts';
import type { SyntaxIndex } from './syntax-index.ts';
import type { Type } from './types.ts';
import type { VariableTypes } from './variables.ts';

/** The identification of one file, as its parts see it. */
export interface Inference extends VariableTypes, MemberTypes, CallTypes, ImportedNames {
  readonly source: Source;
  readonly module: IrModule;
  readonly index: LibraryIndex;
  readonly syntax: SyntaxIndex;
  readonly oracle: TypeOracle | null;
  /** A file of the project that this one imports, identified. */
  readonly imported: (specifier: string) => Exporter | null;
  readonly context: AnnotationContext;
  /** Makes a place for the answers to one kind of question. */
  readonly kept: ReturnType<typeof createQuestions>;
  readonly typeOf: (node: Node) => Type | null;
  readonly namedType: (identifier: TSESTree.Identifier) => Type | null;
  readonly oracleType: (node: Node) => Type | null;
  readonly functionNamed: (node: Node) => FunctionHeader | null;
}
