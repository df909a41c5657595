import { app, BrowserWindow, ipcMain } from 'electron';

let main = null;

function createWindow() {
  const window = (main = new BrowserWindow());
  ipcMain.on('set-height', (event, height) => window.webContents.send('height', height));
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listener
  window.on('closed', () => {
    main = null;
  });
}

app.whenReady().then(createWindow);
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
app.on('activate', () => {
  if (main === null) createWindow();
});
