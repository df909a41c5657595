import { app, BrowserWindow, ipcMain } from 'electron';

let main = null;

function createWindow() {
  const window = (main = new BrowserWindow());
  ipcMain.on('set-height', (event, height) => window.setBounds({ height }));
  main.on('blur', () => window.webContents.send('blurred'));
  window.on('closed', () => {
    main = null;
  });
}

app.whenReady().then(createWindow);
app.on('window-all-closed', () => app.quit());
app.on('activate', () => {
  if (main === null) createWindow();
});
