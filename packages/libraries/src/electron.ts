import type { EventRow, FunctionRow, Library, MethodRow, SocketRow, TypeRef, TypeRow } from './schema.ts';

const SOURCE = {
  citation:
    'https://www.electronjs.org/docs/latest/api/web-contents, https://www.electronjs.org/docs/latest/api/browser-window; Electron lib/browser/api/web-contents.ts',
} as const;

// `TypeError: Object has been destroyed`. A page that nobody listens in, or that is gone while its window stays, costs nothing.
const send = {
  role: 'send',
  outcome: { open: ['ok'], closed: ['throws'] },
  source: SOURCE,
} as const satisfies MethodRow;

const destroy = {
  role: 'close',
  outcome: { open: ['ok'], closed: ['throws'] },
  becomes: { open: 'closed' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const alive = { role: 'other', states: ['open'], source: SOURCE } as const satisfies EventRow;
const gone = { role: 'close', states: ['closed'], last: true, source: SOURCE } as const satisfies EventRow;
const heardAlive = (events: readonly string[]): Readonly<Record<string, EventRow>> =>
  Object.fromEntries(events.map((event) => [event, alive]));

const PAGE_EVENTS = (
  'did-finish-load did-fail-load did-frame-finish-load did-start-loading did-stop-loading dom-ready page-title-updated ' +
  'did-navigate did-navigate-in-page did-start-navigation will-navigate before-input-event devtools-opened ' +
  'devtools-closed console-message render-process-gone unresponsive responsive focus blur found-in-page context-menu ' +
  'zoom-changed media-started-playing media-paused ipc-message'
).split(' ');
const WINDOW_EVENTS = (
  'ready-to-show show hide focus blur maximize unmaximize minimize restore resize resized will-resize move moved ' +
  'will-move enter-full-screen leave-full-screen enter-html-full-screen leave-html-full-screen page-title-updated ' +
  'always-on-top-changed responsive unresponsive app-command swipe session-end query-session-end close'
).split(' ');

const contents = {
  noun: 'page',
  lasting: { callbacks: ['click'] },
  birth: {},
  properties: { 'isDestroyed()': { open: false, closed: true } },
  check: { property: 'isDestroyed()', open: false },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: { ...heardAlive(PAGE_EVENTS), destroyed: gone },
  methods: {
    send,
    postMessage: send,
    sendToFrame: send,
    // The page may still refuse to go.
    close: { ...send, role: 'control' },
  },
} as const satisfies SocketRow;

// A window and its page live and die together, so the window is what is asked.
const browserWindow = {
  ...contents,
  noun: 'window',
  birth: { construct: 'open' },
  properties: {
    ...contents.properties,
    'webContents.isDestroyed()': { open: false, closed: true },
  },
  events: {
    ...heardAlive(WINDOW_EVENTS),
    ...heardAlive(PAGE_EVENTS.map((event) => `webContents.${event}`)),
    'webContents.destroyed': gone,
    closed: gone,
  },
  methods: {
    'webContents.send': send,
    'webContents.postMessage': send,
    'webContents.sendToFrame': send,
    destroy,
  },
} as const satisfies SocketRow;

const page = { socket: 'WebContents', states: ['open'] } as const satisfies TypeRef;
const opened = { socket: 'BrowserWindow', states: ['open'] } as const satisfies TypeRef;
const found = { function: { returns: opened } } as const;
const handle = {
  callbacks: [{ argument: 1, parameters: [{ instance: 'IpcMainEvent' }], runs: 'later' }],
} as const satisfies FunctionRow;

// Whoever makes pages: windows have one, and so have their parts.
const view = { properties: { webContents: page } } as const satisfies TypeRow;

/** Electron's main process: what is sent to a window that was closed throws. */
export const electron = {
  id: 'electron',
  name: 'Electron',
  modules: ['electron', 'electron/main'],
  globals: {},
  exports: {
    BrowserWindow: { class: 'BrowserWindow' },
    WebContents: { class: 'WebContents' },
    webContents: {
      members: {
        fromId: { function: { returns: page } },
        getFocusedWebContents: { function: { returns: page } },
        getAllWebContents: { function: { returns: { array: page } } },
      },
    },
    WebContentsView: { class: 'WebContentsView' },
    BrowserView: { class: 'BrowserView' },
    app: { value: { instance: 'App' } },
    ipcMain: { value: { instance: 'IpcMain' } },
    IpcMainEvent: { class: 'IpcMainEvent' },
    IpcMainInvokeEvent: { class: 'IpcMainEvent' },
  },
  types: {
    BrowserWindow: {
      socket: browserWindow,
      properties: { webContents: page },
      statics: {
        fromWebContents: found,
        fromId: found,
        getFocusedWindow: found,
        getAllWindows: { function: { returns: { array: opened } } },
      },
    },
    WebContents: { socket: contents },
    WebContentsView: view,
    BrowserView: view,
    App: {
      emits: {
        'browser-window-created': [null, opened],
        'browser-window-focus': [null, opened],
        'browser-window-blur': [null, opened],
        'web-contents-created': [null, page],
      },
    },
    IpcMain: { methods: { on: handle, once: handle, addListener: handle, handle, handleOnce: handle } },
    IpcMainEvent: { properties: { sender: page } },
  },
  declared: [
    { name: 'BrowserWindow', file: 'electron/electron.d.ts', type: 'BrowserWindow' },
    { name: 'WebContents', file: 'electron/electron.d.ts', type: 'WebContents' },
    { name: 'WebContentsView', file: 'electron/electron.d.ts', type: 'WebContentsView' },
    { name: 'BrowserView', file: 'electron/electron.d.ts', type: 'BrowserView' },
    { name: 'App', file: 'electron/electron.d.ts', type: 'App' },
    { name: 'IpcMainEvent', file: 'electron/electron.d.ts', type: 'IpcMainEvent' },
    { name: 'IpcMainInvokeEvent', file: 'electron/electron.d.ts', type: 'IpcMainEvent' },
  ],
} as const satisfies Library;
