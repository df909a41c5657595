// The recorder inside a page.
import { recorderInside } from '../afar/inside.ts';
import { page } from './globals.ts';
import { TROUPES } from './troupes.ts';

const link = new page.WebSocket(`ws://${page.location.host}/link`);
const listen = recorderInside(
  (text) => link.send(text),
  // Written by the process outside, out of the same table.
  (name, version, bare) => TROUPES[name as keyof typeof TROUPES](version, bare),
);
// Text, since the process outside sends nothing else.
link.addEventListener('message', (event) => listen(Reflect.get(event, 'data') as string));
