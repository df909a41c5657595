import { BrowserWindow, Tray, ipcMain } from 'electron';
let tray: Tray | undefined;
export function createTray(win: BrowserWindow) {
  if (tray != null) return;
  tray = new Tray('icon.png');
  ipcMain.on('settings', () => win.show()); //! require-close-cleanup
}
export function removeTray() {
  tray?.destroy();
  tray = undefined;
}
