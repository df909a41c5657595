// A generated tree: folders of ordinary modules that import each other, a few of which have sockets.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How large a tree is to be. */
export interface TreeSize {
  readonly files: number;
  /** Files that have a socket and a send that may find it closed, spread over the tree. */
  readonly sockets: number;
}

const FILES_OF_FOLDER = 50;

/** Writes a tree of TypeScript files of about 100 lines each. Returns the number of lines. */
export function writeTree(folder: string, size: TreeSize): number {
  let lines = 0;
  for (let at = 0; at < size.files; at++) {
    const path = join(folder, pathOf(at));
    const text = hasSocket(at, size) ? printLink(at) : printModule(at);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    lines += text.split('\n').length;
  }
  return lines;
}

function hasSocket(at: number, { files, sockets }: TreeSize): boolean {
  return sockets > 0 && at % Math.max(1, Math.floor(files / sockets)) === 0;
}

function pathOf(at: number): string {
  return `part${Math.floor(at / FILES_OF_FOLDER)}/module${at}.ts`;
}

/** Code as it is everywhere: loops that fill lists, a class, requests and servers that are only words. */
export function printModule(at: number): string {
  const earlier = at % FILES_OF_FOLDER === 0 ? '' : `import { sum${at - 1} } from './module${at - 1}';\n`;
  const parts = Array.from({ length: 9 }, (_, part) => printPart(at, part)).join('\n');
  return `${earlier}export function sum${at}(values: readonly number[]): number {
  let sum = ${earlier === '' ? '0' : `sum${at - 1}([])`};
  for (const value of values) sum += value;
  return sum;
}

${parts}`;
}

function printPart(at: number, part: number): string {
  return `export class Store${at}x${part} {
  private readonly rows = new Map<string, number[]>();
  add(request: string, server: number): void {
    const row = this.rows.get(request) ?? [];
    row.push(server);
    this.rows.set(request, row);
  }
  total(): number {
    const totals: number[] = [];
    this.rows.forEach((row) => totals.push(sum${at}(row)));
    return sum${at}(totals);
  }
}
`;
}

/** A module that sends after it waited. */
export function printLink(at: number): string {
  return `import WebSocket from 'ws';
${printModule(at)}
export async function tell${at}(socket: WebSocket, read: () => Promise<string>): Promise<void> {
  const text = await read();
  socket.send(text);
}
`;
}
