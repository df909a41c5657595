// What clients of Redis are put through, whichever they are.
import type { OtherEnd, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';
import { startRedisServer, type RedisServer } from './redis-server.ts';

/** Makes a way from what is done once the client exists. */
export type MakeWay = (
  state: Way['state'],
  name: string,
  proof: Way['proof'],
  bring: (stage: Stage, server: RedisServer) => Promise<void> | void,
) => Way;

/** Prepares ways; `begin` puts a client on the stage that connects to the port. */
export function waysWith(begin: (stage: Stage, port: number) => Promise<void> | void): MakeWay {
  return (state, name, proof, bring) => ({
    state,
    name,
    proof,
    async reach(stage): Promise<OtherEnd> {
      const server = await startRedisServer();
      await begin(stage, server.port);
      await bring(stage, server);
      const { arrived, answer, dispose } = server;
      return state === 'connecting' ? { arrived, letIn: answer, dispose } : { arrived, dispose };
    },
  });
}

/** The server answers what was asked and what will be. */
export async function answered(server: RedisServer): Promise<void> {
  server.answer();
  await quiet();
}

/** The connection is torn down, and a new one finds nobody who answers. */
export async function lost(server: RedisServer): Promise<void> {
  server.fallSilent();
  server.reset();
  await quiet();
}
