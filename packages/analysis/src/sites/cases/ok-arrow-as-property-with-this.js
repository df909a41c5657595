// An arrow function under a property reads `this`: whose it is must be found out without going in circles.
import WebSocket from 'ws';
export function widget(options) {
  return { create: () => this.element.on('keydown', options.onKey), socket: new WebSocket('ws://x') };
}
