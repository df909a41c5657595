import ReconnectingWebSocket from 'reconnecting-websocket';

const links: ReconnectingWebSocket[] = [];

export function open(url: string) {
  const link = new ReconnectingWebSocket(url);
  links.push(link);
  setInterval(() => link.send('beat'), 1000);
}
