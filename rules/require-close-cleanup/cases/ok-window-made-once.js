import { app, BrowserWindow, nativeTheme } from 'electron';

function createWindow() {
  const window = new BrowserWindow();
  nativeTheme.on('updated', () => window.webContents.send('theme'));
}

app.on('ready', createWindow);
