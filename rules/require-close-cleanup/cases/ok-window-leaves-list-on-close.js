import { app, BrowserWindow } from 'electron';

const pages = {};

app.on('open-url', (event, url) => {
  const page = (pages[url] = new BrowserWindow());
  page.on('close', () => {
    delete pages[url];
  });
});
