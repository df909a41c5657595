// What the questions about the end of sockets share: the file, what it takes back, and when its code runs.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { FileAnalysis } from '../file-analysis.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Registration } from '../sockets/registrations.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import type { Identification } from '../sockets/identify.ts';
import { calledName, eachNode, isFunction, memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import type { Source } from '../source.ts';
import { endsProgram } from './closing-socket.ts';
import { createWhenRun, type WhenRun } from './when-run.ts';
import { eachUndoing, type Undoing } from './undoings.ts';

export interface LifeContext {
  readonly source: Source;
  readonly identification: Identification;
  readonly whenRun: WhenRun;
  /** Gathered when it is first asked for, as are the others. */
  readonly undoings: () => readonly Undoing[];
  readonly assignments: () => readonly TSESTree.AssignmentExpression[];
  readonly registrations: () => readonly Registration[];
  /** Where the file closes its sockets itself. */
  readonly closings: () => ReadonlyMap<Slot, readonly CloseCall[]>;
  readonly importedFile: FileAnalysis['importedFile'];
  /** Tells whether the program ends as soon as a socket closes, so that nothing has to be taken back. */
  readonly endsWithProgram: (socket: Node) => boolean;
}

/** Prepares the questions about one file. */
export function createLifeContext({
  source,
  identification,
  registrations,
  closings,
  importedFile,
}: FileAnalysis): LifeContext {
  let undoings: readonly Undoing[] | undefined;
  let assignments: readonly TSESTree.AssignmentExpression[] | undefined;
  const context: LifeContext = {
    source,
    identification,
    whenRun: createWhenRun(identification),
    undoings: () => (undoings ??= [...eachUndoing(source.ast)]),
    assignments: () =>
      (assignments ??= [...eachNode(source.ast)].filter((node) => node.type === 'AssignmentExpression')),
    registrations,
    closings,
    importedFile,
    endsWithProgram: (socket) => endsWithProgram(socket, context),
  };
  return context;
}

function endsWithProgram(socket: Node, { identification, registrations }: LifeContext): boolean {
  const { syntax } = identification;
  if (isOnlyWindow(socket, identification, registrations())) return true;
  const slot = syntax.slotOf(socket);
  if (slot === null) return false;
  const names = new Set([slot, ...syntax.aliases(slot)]);
  return registrations().some(({ target, handler, heard, event }) => {
    if (handler === null || !names.has(syntax.slotOf(target) ?? '')) return false;
    if (event === 'close' && heard?.type.row.noun === 'window' && staysOpen(handler.node)) return true;
    return (
      heard?.row.role === 'close' &&
      [...eachNode(handler.node)].some((node) => endsProgram(node, identification))
    );
  });
}

/** `window.on('close', (event) => { if (!quitting) { event.preventDefault(); window.hide(); } })`: it ends with the program alone. */
function staysOpen(handler: Node): boolean {
  const [event] = isFunction(handler) ? handler.params : [];
  const calls = [...eachNode(handler)].filter((node) => node.type === 'CallExpression');
  return (
    event?.type === 'Identifier' &&
    calls.some(({ callee }) => isCallOf(callee, event.name, 'preventDefault')) &&
    calls.some((call) => /^(?:hide|minimize)$/.test(calledName(call)))
  );
}

function isCallOf(callee: Node, name: string, method: string): boolean {
  const at = unwrap(callee);
  const object = at.type === 'MemberExpression' ? unwrap(at.object) : null;
  return (
    at.type === 'MemberExpression' &&
    memberName(at) === method &&
    object?.type === 'Identifier' &&
    object.name === name
  );
}

/** `app.on('window-all-closed', () => app.quit())`, in a file that makes one window. */
function isOnlyWindow(
  socket: Node,
  { typeOf, syntax }: Identification,
  registrations: readonly Registration[],
): boolean {
  if (socketOf(typeOf(socket))?.row.noun !== 'window') return false;
  const quits = registrations.some(
    ({ event, handler }) => event === 'window-all-closed' && handler !== null && endsStraight(handler.node),
  );
  const windows = syntax.calls.filter(
    (call) => call.type === 'NewExpression' && socketOf(typeOf(call))?.row.noun === 'window',
  );
  return quits && windows.length === 1;
}

/** Whether a handler ends the application whatever the platform is. */
function endsStraight(handler: Node): boolean {
  const body = isFunction(handler) ? handler.body : handler;
  const statements = body.type === 'BlockStatement' ? body.body : [body];
  return statements.some((statement) => {
    const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : unwrap(statement);
    return call.type === 'CallExpression' && /^(?:quit|exit)$/.test(calledName(call));
  });
}
