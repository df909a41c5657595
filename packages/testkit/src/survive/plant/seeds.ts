// What is planted: births at the top of a file, and what is then done with the sockets anywhere below.

/** Where a seed may grow. */
export interface Soil {
  /** `await` is allowed. */
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** `return` is allowed. */
  readonly isFunction: boolean;
}

/** Declared once per file, so that every other seed can speak of them. */
export const BIRTHS: Readonly<Record<'module' | 'script', string>> = {
  module: `import { WebSocket as PlantedSocket, WebSocketServer as PlantedServer } from 'ws';
import * as plantedNet from 'node:net';
`,
  script: `const { WebSocket: PlantedSocket, WebSocketServer: PlantedServer } = require('ws');
const plantedNet = require('net');
`,
};

/** Stands below the births. */
export const COMMON = `let plantedLink = new PlantedSocket('ws://127.0.0.1');
const plantedPipe = plantedNet.connect(1);
const plantedServer = new PlantedServer({ port: 0 });
const plantedMembers = new Set();
const plantedRooms = new Map();
const plantedList = [1, 2, 3];
function plantedTell(socket, text) { socket.send(text); }
function plantedConnect() {
  plantedLink = new PlantedSocket('ws://127.0.0.1');
  plantedLink.on('close', () => plantedConnect());
  plantedLink.on('error', () => process.exit(1));
  plantedLink.onmessage = (event) => { plantedList.push(event.data); plantedLink.send('seen'); };
}
async function plantedPause(socket = plantedLink) { if (socket.readyState === 1) { await null; await plantedList; socket.send('late'); } }
plantedServer.on('connection', (peer, request) => {
  plantedMembers.add(peer);
  plantedRooms.set(request.url, peer);
  const timer = setInterval(() => peer.send('tick'), 1000);
  peer.on('message', async (text) => { await plantedPause(); for (const member of plantedMembers) member.send(text); });
  peer.on('close', () => { plantedRooms.delete(request.url); plantedMembers.delete(peer); });
});
`;

type Seed = { readonly needs?: keyof Soil; readonly text: string };

/** Statements. Each is whole, and starts with a word. */
export const STATEMENTS: readonly Seed[] = [
  { text: `plantedLink.send(String(plantedList.length));` },
  { text: `plantedPipe.write('planted', () => plantedPipe.end());` },
  { text: `plantedLink.close();` },
  { text: `plantedLink = new PlantedSocket('ws://127.0.0.1');` },
  { text: `if (plantedLink.readyState === PlantedSocket.OPEN) plantedLink.send('checked');` },
  { text: `if (plantedLink.readyState !== 3) plantedLink.send('ineffective');` },
  { text: `if (plantedLink) { plantedLink.send('present'); } else plantedConnect();` },
  { text: `for (const plantedMember of plantedMembers) plantedMember.send('all');` },
  {
    text: `for (const [plantedRoom, plantedPeer] of plantedRooms) { plantedPeer.send(plantedRoom); plantedRooms.delete(plantedRoom); }`,
  },
  {
    text: `plantedMembers.forEach((one) => { if (one.readyState === 1) one.send('each'); else plantedMembers.delete(one); });`,
  },
  {
    text: `for (const plantedItem of plantedList) if (plantedItem) plantedList.splice(plantedList.indexOf(plantedItem), 1);`,
  },
  {
    text: `for (let plantedAt = 0; plantedAt < plantedList.length; plantedAt++) { if (plantedAt) plantedList.splice(plantedAt, 1); }`,
  },
  { text: `while (plantedList.length > 0) { plantedLink.send(String(plantedList.shift())); }` },
  { text: `do plantedTell(plantedLink, 'once'); while (plantedLink.bufferedAmount > 9)` },
  {
    text: `try { plantedLink.send('try'); } catch (plantedError) { plantedLink.send(String(plantedError)); } finally { plantedLink.close(); }`,
  },
  { text: `setTimeout(() => plantedLink.send('later'), 10);` },
  { text: `setInterval(function () { plantedTell(plantedLink, 'tick'); }, 10);` },
  { text: `plantedLink.on('open', () => plantedLink.send('hello'));` },
  { text: `plantedLink.addEventListener('error', (event) => { plantedLink.send('failed'); });` },
  { text: `plantedLink.onclose = () => { plantedLink = null; plantedConnect(); };` },
  { text: `plantedPause().then(() => plantedLink.send('then'), () => plantedLink.terminate());` },
  {
    text: `new Promise((resolve, reject) => plantedLink.send('promised', (error) => (error ? reject(error) : resolve())));`,
  },
  {
    text: `switch (plantedLink.readyState) { case 0: plantedLink.send('zero'); case 1: plantedLink.send('one'); break; default: plantedLink.terminate(); }`,
  },
  {
    text: `planted: for (const plantedMember of plantedMembers) { for (const plantedOther of plantedMembers) { if (plantedOther === plantedMember) continue planted; plantedOther.send('pair'); break planted; } }`,
  },
  {
    text: `class PlantedHub { link = new PlantedSocket('ws://127.0.0.1'); #peers = []; tell(text) { this.link.send(text); for (const peer of this.#peers) peer.send(text); } async stop() { await plantedPause(this.link); this.link.send('bye'); this.link.close(); } }`,
  },
  {
    text: `const { readyState: plantedState } = plantedLink; if (plantedState === 1) plantedLink?.send?.('optional');`,
  },
  { needs: 'isAsync', text: `await plantedPause();` },
  {
    needs: 'isAsync',
    text: `if (plantedLink.readyState === 1) { await plantedPause(); plantedLink.send('stale'); }`,
  },
  { needs: 'isAsync', text: `for await (const plantedText of plantedPipe) plantedLink.send(plantedText);` },
  {
    needs: 'isAsync',
    text: `await Promise.all([...plantedMembers].map(async (one) => { await plantedPause(one); one.send('all'); }));`,
  },
  { needs: 'isGenerator', text: `yield plantedLink.send('yielded');` },
  { needs: 'isFunction', text: `if (plantedLink.readyState !== PlantedSocket.OPEN) return;` },
  {
    needs: 'isFunction',
    text: `if (!plantedLink.send('returned')) return plantedTell(plantedLink, 'gone');`,
  },
];

/** Frames around a statement, whose place is `$`. */
export const FRAMES: readonly Seed[] = [
  { text: `if (plantedLink.readyState === 1) { $ plantedLink.send('after'); }` },
  { text: `if (plantedLink.readyState !== 1) plantedConnect(); else { $ }` },
  {
    text: `try { $ plantedLink.send('tried'); } catch (plantedError) { plantedTell(plantedLink, String(plantedError)); }`,
  },
  {
    text: `for (const plantedMember of plantedMembers) { plantedMember.send('before'); $ plantedMembers.delete(plantedMember); }`,
  },
  {
    text: `while (plantedLink.readyState === 1) { plantedLink.send('while'); $ if (plantedList.length) break; }`,
  },
  { text: `planted: { if (plantedLink === null) break planted; $ plantedLink.send('labelled'); }` },
  { text: `try { plantedLink.send('first'); } finally { $ }` },
  { text: `{ using plantedHeld = plantedPipe; plantedHeld.write('held'); $ }` },
  { text: `plantedLink.on('message', () => { $ });` },
  { text: `setTimeout(async () => { await plantedPause(); $ plantedLink.send('late'); });` },
];

/** Frames around an expression, whose place is `$`. */
export const WRAPPINGS: readonly Seed[] = [
  { text: `(plantedLink.send('comma'), $)` },
  { text: `(plantedLink.readyState === 1 ? $ : plantedLink.send('else'))` },
  { text: `(plantedLink.readyState === 1 && plantedLink.send($))` },
  { text: `plantedTell(plantedLink, $)` },
  { text: `((socket) => { socket.send($); return socket.close(); })(plantedLink)` },
  { text: `[...plantedMembers].map((one) => one.send($))` },
  { text: `(plantedLink ?? plantedPipe).send($)` },
  { text: `{ link: plantedLink, tell() { this.link.send($); } }` },
  { needs: 'isAsync', text: `(await plantedPause(), $)` },
  { needs: 'isAsync', text: `await ($)` },
  { needs: 'isGenerator', text: `(yield plantedLink, $)` },
];
