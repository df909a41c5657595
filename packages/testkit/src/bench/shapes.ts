// Generated programs that grow in one direction.

/** A kind of program and the sizes in which it is measured. */
export interface Shape {
  readonly name: string;
  /** What `size` counts. */
  readonly unit: string;
  readonly sizes: readonly number[];
  /** Text of a TypeScript file. */
  readonly print: (size: number) => string;
}

const HEAD = `import { WebSocket, WebSocketServer } from 'ws';\n`;
const LINES_OF_DELIVERY = 10;

export const SHAPES: readonly Shape[] = [
  { name: 'functions', unit: 'lines', sizes: [1000, 10_000, 100_000], print: functions },
  { name: 'sockets in one function', unit: 'sockets', sizes: [100, 330, 1000], print: sockets },
  { name: 'sends in one function', unit: 'sends', sizes: [100, 330, 1000], print: sends },
  { name: 'chained else if', unit: 'branches', sizes: [80, 250, 800], print: branches },
  { name: 'nested loops', unit: 'depth', sizes: [6, 20, 60], print: loops },
  { name: 'chain of calls', unit: 'functions', sizes: [100, 330, 1000], print: calls },
  { name: 'handlers of one socket', unit: 'handlers', sizes: [100, 330, 1000], print: handlers },
  { name: 'classes with fields', unit: 'classes', sizes: [100, 330, 1000], print: classes },
  { name: 'members of one class', unit: 'methods', sizes: [100, 330, 1000], print: methods },
  { name: 'awaits in one function', unit: 'awaits', sizes: [100, 330, 1000], print: awaits },
  { name: 'nested callbacks', unit: 'depth', sizes: [6, 20, 60], print: callbacks },
  { name: 'walked collections', unit: 'loops', sizes: [100, 330, 1000], print: walks },
];

function many(size: number, print: (at: number) => string): string {
  return Array.from({ length: size }, (_, at) => print(at)).join('\n');
}

function functions(lines: number): string {
  return (
    HEAD +
    many(
      Math.ceil(lines / LINES_OF_DELIVERY),
      (at) => `export async function deliver${at}(socket: WebSocket, read: () => Promise<string>) {
  if (socket.readyState !== WebSocket.OPEN) return;
  const text = await read();
  const words = text.split(' ');
  let sum = 0;
  for (const word of words) {
    sum += word.length * ${at};
  }
  socket.send(text + sum);
}`,
    )
  );
}

function sockets(size: number): string {
  return `${HEAD}export function start(url: string) {
${many(size, (at) => `  const socket${at} = new WebSocket(url);\n  socket${at}.send('${at}');`)}
}
`;
}

function sends(size: number): string {
  return `${HEAD}export function start(socket: WebSocket) {
${many(size, (at) => `  if (socket.readyState === 1) socket.send('${at}');`)}
}
`;
}

function branches(size: number): string {
  return `${HEAD}export function answer(socket: WebSocket, kind: string) {
  ${Array.from({ length: size }, (_, at) => `if (kind === '${at}') socket.send('${at}');`).join('\n  else ')}
}
`;
}

function loops(depth: number): string {
  const opened = many(depth, (at) => `for (const part${at} of parts) {\n  socket.send(part${at});`);
  return `${HEAD}export function nest(socket: WebSocket, parts: string[]) {
${opened}
${many(depth, (at) => `  if (parts[${at}]) socket.close();\n}`)}
}
`;
}

function calls(size: number): string {
  const chain = many(
    size,
    (at) => `function step${at}(socket: WebSocket) {\n  socket.ping();\n  step${at + 1}(socket);\n}`,
  );
  return `${HEAD}${chain}
function step${size}(socket: WebSocket) {
  socket.close();
}
export function go(url: string) {
  const socket = new WebSocket(url);
  step0(socket);
  socket.send('done');
}
`;
}

function handlers(size: number): string {
  return `${HEAD}const socket = new WebSocket('ws://127.0.0.1');
${many(size, (at) => `socket.on('message', async (text) => {\n  await text.toString();\n  socket.send('${at}');\n});`)}
`;
}

function classes(size: number): string {
  return (
    HEAD +
    many(
      size,
      (at) => `export class Link${at} {
  socket = new WebSocket('ws://127.0.0.1');
  members = new Set<WebSocket>();
  deliver(text: string) {
    this.socket.send(text);
    for (const member of this.members) member.send(text);
  }
  stop() {
    this.socket.close();
  }
}`,
    )
  );
}

function methods(size: number): string {
  return `${HEAD}export class Link {
  socket = new WebSocket('ws://127.0.0.1');
${many(size, (at) => `  deliver${at}(text: string) {\n    this.socket.send(text);\n    this.deliver${(at * 7) % size}(text);\n  }`)}
}
`;
}

function awaits(size: number): string {
  return `${HEAD}export async function pour(socket: WebSocket, read: () => Promise<string>) {
${many(size, () => `  if (socket.readyState === 1) socket.send(await read());`)}
}
`;
}

function callbacks(depth: number): string {
  return `${HEAD}export function later(socket: WebSocket) {
${many(depth, (at) => `socket.on('message', (text${at}) => {\n  socket.send(text${at});`)}
${many(depth, () => `});`)}
}
`;
}

function walks(size: number): string {
  return `${HEAD}const rooms = new Map<string, WebSocket[]>();
${many(size, (at) => `export function drop${at}(list: WebSocket[]) {\n  for (const one of list) if (one.readyState === 3) list.splice(list.indexOf(one), 1);\n  rooms.delete('${at}');\n}`)}
`;
}
