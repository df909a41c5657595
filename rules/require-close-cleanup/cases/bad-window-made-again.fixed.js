import { app, BrowserWindow, ipcMain } from 'electron';

let main = null;

function createWindow() {
  const window = (main = new BrowserWindow());
  const onSetHeight = (event, height) => window.webContents.send('height', height);
  ipcMain.on('set-height', onSetHeight);
  window.on('closed', () => {
    main = null;
    ipcMain.off('set-height', onSetHeight);
  });
}

app.whenReady().then(createWindow);
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
app.on('activate', () => {
  if (main === null) createWindow();
});
