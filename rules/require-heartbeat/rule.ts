import type { Finding } from '@socket-safety/analysis';
import { addHeartbeat, defineRule } from '@socket-safety/repairs';
import { nameOf } from '../place-words.ts';

export default defineRule({
  id: 'require-heartbeat',
  kind: 'suggestion',
  description: 'Require that somebody notices when the other end of a long-lived link has vanished',
  presets: { recommended: 'off', strict: 'error' },
  messages: {
    silent:
      '`{{socket}}` stays open when its other end vanishes without a word: nothing pings it or limits its silence.',
  },
  repairs: [addHeartbeat],
  *check({ lives, source }): Generator<Finding> {
    for (const life of lives()) {
      const { node, socket, isLongLived, keptAlive } = life;
      if (socket.row.heartbeat === undefined || !isLongLived || keptAlive !== null) continue;
      yield {
        message: 'silent',
        data: { socket: nameOf(socket, source.text) },
        node,
        because: [],
        about: { kind: 'life', life, lacks: 'heartbeat' },
      };
    }
  },
});
