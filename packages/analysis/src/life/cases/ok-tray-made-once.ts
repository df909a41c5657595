import { BrowserWindow, Tray, ipcMain } from 'electron';
let tray: Tray | undefined;
export function createTray(win: BrowserWindow) {
  if (tray != null) return;
  tray = new Tray('icon.png');
  tray.on('double-click', () => win.show());
  ipcMain.on('settings', () => win.show());
}
