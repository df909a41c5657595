import { BrowserWindow, ipcMain } from 'electron';
let win: BrowserWindow | null = null;
export function createWindow() {
  win = new BrowserWindow();
  win.on('closed', () => {
    win = null;
  });
}
