// The recorder inside a page of the extension.
import { recorderInside } from '../afar/inside.ts';
import { page } from '../browser/globals.ts';
import { portsDriver } from './ports.ts';

// Written beside this page by the process outside, which serves nothing.
const address = await (await fetch('../address.txt')).text();
const link = new page.WebSocket(`ws://${address}/link`);
const listen = recorderInside(
  (text) => link.send(text),
  (_, version) => Promise.resolve(portsDriver(version)),
);
// Text, since the process outside sends nothing else.
link.addEventListener('message', (event) => listen(Reflect.get(event, 'data') as string));
