import { BrowserWindow, app } from 'electron';
export function createWindow(isSaved: () => boolean) {
  const win = new BrowserWindow();
  win.on('close', (event) => {
    if (!isSaved()) event.preventDefault();
  });
  app.on('activate', () => win.show()); //! require-close-cleanup
}
