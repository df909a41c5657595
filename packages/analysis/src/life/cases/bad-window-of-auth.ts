import { BrowserWindow, ipcMain } from 'electron';
ipcMain.on('auth', () => {
  const auth = new BrowserWindow();
  ipcMain.on('auth-ready', () => auth.show()); //! require-close-cleanup
});
