import type { ServerWebSocket } from 'bun';

const viewers = new Set<ServerWebSocket<undefined>>();

export function publish(text: string): void {
  for (const viewer of viewers) viewer.send(text);
}
