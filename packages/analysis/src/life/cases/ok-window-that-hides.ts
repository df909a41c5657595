import { BrowserWindow, app, ipcMain } from 'electron';
let isQuitting = false;
export function createWindow() {
  const win = new BrowserWindow();
  win.on('close', (event) => {
    if (isQuitting) return;
    event.preventDefault();
    win.hide();
  });
  app.on('activate', () => win.show());
  ipcMain.on('show', () => win.show());
}
