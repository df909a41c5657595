// A conversation with a server over the standard streams of its process: requests and notifications both ways.
import { spawn } from 'node:child_process';
import { createFrameReader, frame } from './frames.ts';

/** How a server is started. */
export interface ServerCommand {
  readonly command: string;
  readonly words: readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What the server may want of us. */
export interface Ears {
  /** Answers a request of the server; throws where it is none that we know. */
  readonly answer: (method: string, parameters: unknown) => unknown;
  readonly hear: (method: string, parameters: unknown) => void;
}

/** An open conversation. */
export interface Connection {
  /** Resolves with the result. Rejects where the server answers with an error or ends before it has answered. */
  readonly request: (method: string, parameters: unknown) => Promise<unknown>;
  readonly notify: (method: string, parameters: unknown) => void;
  /** Ends the server and waits for its end. */
  readonly end: () => Promise<void>;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Starts a server and talks to it. */
export function connect({ command, words, folder, env }: ServerCommand, ears: Ears): Connection {
  const server = spawn(command, words, { cwd: folder, env });
  const pending = new Map<number | string, (message: Message) => void>();
  const read = createFrameReader();
  let complaints = '';
  let lastId = 0;

  server.stdout.on('data', (bytes: Buffer) => {
    // Whatever comes in frames from a server is a message.
    for (const message of read(bytes)) receive(message as Message);
  });
  server.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()));
  // Who waits is told by the end of the process.
  server.stdin.on('error', (error) => (complaints += error.message));
  const ended = new Promise<void>((done) => {
    server.on('close', (code) => {
      const error = { message: `The server ended with ${code}. ${complaints}` };
      for (const settle of pending.values()) settle({ error });
      done();
    });
  });

  return {
    request(method, parameters) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, ({ result, error }) => {
          pending.delete(id);
          if (error === undefined) resolve(result);
          else reject(new Error(`${method}: ${error.message}`));
        });
        send({ id, method, params: parameters });
      });
    },
    notify: (method, parameters) => send({ method, params: parameters }),
    end: () => {
      server.kill();
      return ended;
    },
  };

  function send(message: object): void {
    if (server.exitCode === null) server.stdin.write(frame(message));
  }

  function receive({ id, method, params, ...answer }: Message): void {
    if (method === undefined) pending.get(id ?? '')?.(answer);
    else if (id === undefined) ears.hear(method, params);
    else send({ id, ...answerTo(method, params) });
  }

  function answerTo(method: string, parameters: unknown): object {
    try {
      return { result: ears.answer(method, parameters) ?? null };
    } catch (thrown) {
      return { error: { code: -32601, message: String(thrown) } };
    }
  }
}
