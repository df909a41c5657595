// The part of an editor that speaks with a language server: it shows documents, asks what is wrong and applies what is offered.
import { pathToFileURL } from 'node:url';
import { connect, type ServerCommand } from './connection.ts';
import { applyTextEdits, type TextEdit, type TextRange } from './text-edits.ts';

/** What is wrong at a place. */
export interface Diagnostic {
  readonly range: TextRange;
  readonly message: string;
  /** 1: error, 2: warning */
  readonly severity?: number;
  /** The rule. */
  readonly code?: string;
  /** Where the rule is explained. */
  readonly codeDescription?: { readonly href: string };
}

/** What an editor offers at a place. A server gives the edit at once, or a command that asks for it. */
export interface CodeAction {
  readonly title: string;
  readonly kind?: string;
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly {
    readonly textDocument: { readonly uri: string };
    readonly edits: readonly TextEdit[];
  }[];
}

/** A server with its settings. */
export interface LanguageServer extends ServerCommand {
  readonly settings: object;
}

/** A running server and the documents that it was shown. Files are absolute paths. */
export interface LanguageClient {
  readonly open: (file: string, language: string, text: string) => void;
  readonly textOf: (file: string) => string;
  /** Rejects where the server has logged an error, since what it says then means nothing. */
  readonly diagnose: (file: string) => Promise<readonly Diagnostic[]>;
  /** What is offered for one diagnostic of the document as it is now. */
  readonly actionsFor: (file: string, diagnostic: Diagnostic) => Promise<readonly CodeAction[]>;
  readonly apply: (action: CodeAction) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What we tell a server that we can do. */
const CAPABILITIES = {
  workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    synchronization: {},
    diagnostic: {},
    publishDiagnostics: { codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

interface OpenDocument {
  readonly text: string;
  readonly version: number;
  /** What the server sends of its own accord for this version. */
  readonly published: Promise<readonly Diagnostic[]>;
  readonly publish: (diagnostics: readonly Diagnostic[]) => void;
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

const LOGGED_ERROR = 1;

function openDocument(text: string, version: number): OpenDocument {
  let publish: OpenDocument['publish'] = () => undefined;
  const published = new Promise<readonly Diagnostic[]>((resolve) => (publish = resolve));
  return { text, version, published, publish };
}

/** Starts a server for its folder. Rejects where it does not start. */
export async function startLanguageServer(server: LanguageServer): Promise<LanguageClient> {
  const documents = new Map<string, OpenDocument>();
  const complaints: string[] = [];
  const folder = pathToFileURL(server.folder).href;
  const connection = connect(server, { answer, hear });
  const started = await connection.request('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'project' }],
    capabilities: CAPABILITIES,
  });
  // The protocol's answer. A server that is not asked for diagnostics sends them.
  const { diagnosticProvider } = (
    started as { readonly capabilities: { readonly diagnosticProvider?: object } }
  ).capabilities;
  connection.notify('initialized', {});

  return {
    open(file, language, text) {
      const uri = uriOf(file);
      documents.set(uri, openDocument(text, 1));
      connection.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: language, version: 1, text },
      });
    },
    textOf: (file) => documentAt(uriOf(file)).text,
    async diagnose(file) {
      const uri = uriOf(file);
      const diagnostics = await (diagnosticProvider === undefined ? documentAt(uri).published : pull(uri));
      if (complaints.length > 0) throw new Error(`The server complains: ${complaints.join('\n')}`);
      return diagnostics;
    },
    async actionsFor(file, diagnostic) {
      const actions = await connection.request('textDocument/codeAction', {
        textDocument: { uri: uriOf(file) },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      });
      // The protocol's answer; null where there are none.
      return (actions as readonly CodeAction[] | null) ?? [];
    },
    async apply({ edit, command }) {
      if (edit !== undefined) change(edit);
      if (command !== undefined) await connection.request('workspace/executeCommand', command);
    },
    async stop() {
      await connection.request('shutdown', null);
      connection.notify('exit', null);
      await connection.end();
    },
  };

  async function pull(uri: string): Promise<readonly Diagnostic[]> {
    const report = await connection.request('textDocument/diagnostic', { textDocument: { uri } });
    // The protocol's full report; we never hand in an earlier one that it could refer to.
    return (report as { readonly items: readonly Diagnostic[] }).items;
  }

  function hear(method: string, parameters: unknown): void {
    switch (method) {
      case 'textDocument/publishDiagnostics': {
        // The protocol's parameters, here and below. The version may be left out for a document that was just opened.
        const { uri, version = 1, diagnostics } = parameters as Published;
        const document = documents.get(uri);
        if (document?.version === version) document.publish(diagnostics);
        return;
      }
      case 'window/logMessage': {
        const { type, message } = parameters as { readonly type: number; readonly message: string };
        if (type === LOGGED_ERROR) complaints.push(message);
      }
    }
  }

  /** Everything that a server may ask while we work with it. */
  function answer(method: string, parameters: unknown): unknown {
    switch (method) {
      case 'workspace/configuration':
        return (parameters as { readonly items: readonly unknown[] }).items.map(() => server.settings);
      case 'workspace/applyEdit':
        change((parameters as { readonly edit: WorkspaceEdit }).edit);
        return { applied: true };
      case 'client/registerCapability':
      case 'workspace/diagnostic/refresh':
        return null;
      default:
        throw new Error(`The server asks for ${method}.`);
    }
  }

  function change({ changes = {}, documentChanges = [] }: WorkspaceEdit): void {
    const all = [
      ...Object.entries(changes),
      ...documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits] as const),
    ];
    for (const [uri, edits] of all) {
      const before = documentAt(uri);
      const version = before.version + 1;
      const text = applyTextEdits(before.text, edits);
      documents.set(uri, openDocument(text, version));
      connection.notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    }
  }

  function documentAt(uri: string): OpenDocument {
    const known = documents.get(uri);
    if (known === undefined) throw new Error(`${uri} is not open.`);
    return known;
  }
}

function uriOf(file: string): string {
  return pathToFileURL(file).href;
}
