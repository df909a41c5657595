import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('a window of Electron', () => {
  check(
    'is there while its events are heard',
    `import { app, BrowserWindow } from 'electron';
  app.whenReady().then(() => {
    const win = new BrowserWindow({ width: 800, height: 600 });
    win.loadFile('index.html');
    win.webContents.send('main-ready');
    win.webContents.on('did-finish-load', () => win.webContents.send('loaded', Date.now()));
    win.on('resize', () => win.webContents.send('resized', win.getSize()));
    win.once('ready-to-show', () => { win.show(); win.webContents.send('shown'); });
  });`,
  );
  check(
    'may be closed by the time an update comes',
    `const { BrowserWindow } = require('electron');
  const { autoUpdater } = require('electron-updater');
  const mainWindow = new BrowserWindow({ width: 800 });
  autoUpdater.on('update-available', (info) => {
    mainWindow.webContents.send('update', info); //! unguarded
  });
  setInterval(() => {
    mainWindow.webContents.send('tick'); //! unguarded
  }, 1000);`,
  );
  check(
    'and its page are one',
    `import { BrowserWindow } from 'electron';
  export function watch(win: BrowserWindow, id: number) {
    setInterval(() => {
      if (win.isDestroyed()) return;
      const page = win.webContents;
      page.send('tick');
      const { webContents } = win;
      webContents.send('tick');
    }, 1000);
    setInterval(() => {
      const page = win.webContents;
      page.send('tick'); //! unguarded
    }, 1000);
    setInterval(() => {
      const page = win.webContents;
      win.destroy();
      page.send('gone'); //! after-close
    }, 1000);
    setInterval(() => {
      for (const name of ['one', 'two']) pageOf(id)?.send(name);
    }, 1000);
  }
  function pageOf(id: number) {
    for (const one of BrowserWindow.getAllWindows()) if (one.webContents.id === id) return one.webContents;
    return null;
  }`,
  );
  check(
    'its own checks',
    `import { BrowserWindow } from 'electron';
  const win = new BrowserWindow();
  setInterval(() => { if (!win.isDestroyed()) win.webContents.send('tick'); }, 1000);
  setInterval(() => { if (win.isDestroyed()) return; win.webContents.send('tick'); }, 1000);
  setInterval(() => { if (win.isDestroyed() === false) win.webContents.send('tick'); }, 1000);
  setInterval(() => { if (!win.webContents.isDestroyed()) win.webContents.send('tick'); }, 1000);
  export function shout(text: string) {
    for (const one of BrowserWindow.getAllWindows()) one.webContents.send('shout', text);
  }`,
  );
  check(
    'a slot that the closed event empties',
    `import { app, BrowserWindow } from 'electron';
  let mainWindow: BrowserWindow | null = null;
  function createWindow() {
    mainWindow = new BrowserWindow();
    mainWindow.on('closed', () => { mainWindow = null; });
  }
  app.on('activate', createWindow);
  export function tell(text: string) {
    if (mainWindow) mainWindow.webContents.send('text', text);
    mainWindow?.webContents.send('text', text);
  }`,
  );
  check(
    'is taken to be there by who is handed it, looks it up, hears an event of it, or runs since somebody clicked in it',
    `import { BrowserWindow, ipcMain, type MenuItemConstructorOptions } from 'electron';
  declare const windows: { get(name: string): { page: BrowserWindow } };
  export const menuOf = (win: BrowserWindow): MenuItemConstructorOptions[] => [
    { label: 'Open', click: () => win.webContents.send('open') },
    { label: 'Close', click() { win.webContents.send('close'); } },
  ];
  export function tell(win: BrowserWindow, text: string) { win.webContents.send('text', text); }
  ipcMain.on('relay', (event, text) => {
    const main = BrowserWindow.fromId(1);
    main?.webContents.send('text', text);
  });
  export class Shell {
    constructor(private readonly win: BrowserWindow) {
      win.on('scroll-touch-begin' as 'focus', () => { this.win.webContents.send('scroll'); });
    }
    show(text: string) { this.win.webContents.send('show', text); }
  }`,
  );
  check(
    'and may be gone after a wait, in a timer, and when something else happens',
    `import { BrowserWindow, type MenuItemConstructorOptions } from 'electron';
  declare const shell: { onData(run: (text: string) => void): void };
  export const menuOf = (win: BrowserWindow): MenuItemConstructorOptions[] => [
    { label: 'Open', click: async () => {
      const file = await choose();
      win.webContents.send('open', file); //! unguarded
    } },
  ];
  export function pump(win: BrowserWindow) {
    shell.onData((text) => {
      win.webContents.send('data', text); //! unguarded
    });
    setTimeout(() => {
      win.webContents.send('late'); //! unguarded
    }, 1000);
  }
  declare function choose(): Promise<string>;`,
  );
  check(
    'is there until whoever knows takes the listener back',
    `import { BrowserWindow, globalShortcut } from 'electron';
  declare const settings: { subscribe(run: () => void): () => void };
  export function open(win: BrowserWindow & { clean?: () => void }) {
    const stop = settings.subscribe(() => win.webContents.send('settings'));
    win.clean = () => stop();
    const kept = settings.subscribe(() => {
      win.webContents.send('kept'); //! unguarded
    });
    console.log(kept);
    globalShortcut.register('MediaStop', () => win.webContents.send('stop'));
    globalShortcut.register('MediaNext', () => {
      win.webContents.send('next'); //! unguarded
    });
  }
  export const leave = () => globalShortcut.unregister('MediaStop');`,
  );
  check(
    'after it was destroyed',
    `import { BrowserWindow } from 'electron';
  export function replace(win: BrowserWindow) {
    win.destroy();
    win.webContents.send('bye'); //! after-close
  }
  export function watch(win: BrowserWindow) {
    win.on('closed', () => {
      win.webContents.send('bye'); //! after-close
    });
  }`,
  );
  check(
    'a check before an await',
    `import { BrowserWindow } from 'electron';
  export async function report(win: BrowserWindow) {
    if (win.isDestroyed()) return;
    const text = await read();
    win.webContents.send('text', text); //! stale-check
  }`,
  );
});

describe('the page that asked', () => {
  check(
    'is there until the handler waits',
    `import { ipcMain } from 'electron';
  ipcMain.on('greet', (event, name) => { event.sender.send('greeting', 'hello ' + name); });
  ipcMain.handle('load', async (event, path) => {
    event.sender.send('progress', 0);
    const text = await readFile(path);
    event.sender.send('progress', 100); //! unguarded
    if (!event.sender.isDestroyed()) event.sender.send('progress', 100);
    return text;
  });`,
  );
  check(
    'in an error handler',
    `const { ipcMain } = require('electron');
  ipcMain.on('load', async (event, path) => {
    try {
      await readFile(path);
    } catch (error) {
      event.sender.send('failed', String(error)); //! error-handler
    }
  });`,
  );
});

check(
  'silent: the renderer, and a page of another library',
  `import { ipcRenderer } from 'electron';
  export async function ask(page: Page) { await page.load(); ipcRenderer.send('asked'); page.webContents.send('x'); }`,
);

check(
  'windows and pages that the application tells of, and views',
  `import { app, WebContentsView, BrowserView } from 'electron';
  app.on('browser-window-created', async (event, window) => {
    window.webContents.send('hello');
    await load();
    window.webContents.send('later'); //! unguarded
  });
  app.on('web-contents-created', (event, contents) => {
    contents.send('hello');
    contents.on('destroyed', () => {
      contents.send('bye'); //! after-close
    });
  });
  const view = new WebContentsView();
  view.webContents.on('destroyed', () => {
    view.webContents.send('bye'); //! after-close
  });
  new BrowserView().webContents.send('hello');`,
);
