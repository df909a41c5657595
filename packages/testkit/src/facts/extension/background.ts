// The other ends of the ports that are driven in the page of the extension: they do nothing unasked.
import { chrome, CONTROL, type News, type Order, type Port } from './globals.ts';

const ends = new Map<string, Port>();
let tell: (news: News) => void = () => {};

chrome.runtime.onConnect.addListener((connected) => {
  // What is handed over is a port.
  const port = connected as Port;
  if (port.name === CONTROL) obey(port);
  else keep(port);
});

void chrome.tabs.create({ url: 'extension/page.html' });

function obey(control: Port): void {
  tell = (news) => control.postMessage(news);
  control.onMessage.addListener((message) => {
    // Written by the page.
    const { name, act } = message as Order;
    if (act === 'call on') keep(chrome.runtime.connect({ name }));
    else if (act === 'post') ends.get(name)?.postMessage('hello');
    else ends.get(name)?.disconnect();
  });
}

function keep(port: Port): void {
  const { name } = port;
  ends.set(name, port);
  tell({ name, arrival: 'come' });
  port.onMessage.addListener(() => tell({ name, arrival: 'text' }));
  port.onDisconnect.addListener(() => tell({ name, arrival: 'end' }));
}
