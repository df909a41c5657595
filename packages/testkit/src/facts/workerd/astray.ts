import { acceptedPairs, EAR } from './accepted.ts';
import { clientLives } from './client.ts';
import { waysAstray } from './regular-lives.ts';
import type { OpenTroupe } from './troupe.ts';

/**
 * Drives sockets whose connection never came to be, was given up, or was lost: they look like others, and never throw.
 * The close event of a lost connection is not played: the socket looks open in its handler.
 */
export const astray: OpenTroupe = (bare) => {
  const { upgrade, lives } = acceptedPairs();
  return {
    upgrade,
    async driver(version) {
      const client = await clientLives(bare);
      const server = await lives(bare);
      return {
        version,
        shows: [],
        together: true,
        sockets: {
          WebSocket: {
            ...EAR,
            closeEvent: client.closeEvent,
            tellingBy: [],
            ways: [...waysAstray(client), ...waysAstray(server)],
            scenarios: [],
          },
        },
      };
    },
  };
};
