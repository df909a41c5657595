import type { State } from '@socket-safety/libraries';
import type { OtherEnd, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';
import { EAR } from './accepted.ts';
import { makePair, type WorkersSocket } from './globals.ts';
import type { OpenTroupe } from './troupe.ts';

/** Drives the near end of a pair that waits to be accepted. */
export const waiting: OpenTroupe = (bare) => {
  const awaited = new Map<string, (near: WorkersSocket) => void>();
  // No property tells whether it was accepted.
  const accepted = new WeakSet<object>();
  const meet = async (stage: Stage): Promise<OtherEnd & Pick<Required<OtherEnd>, 'letIn'>> => {
    const name = `w${awaited.size}`;
    const near = new Promise<WorkersSocket>((resolve) => awaited.set(name, resolve));
    const { arrived } = bare.callOn(0, name, 'replies');
    const socket = await near;
    stage.observe(socket);
    await quiet();
    return { arrived: () => arrived, letIn: () => socket.accept() };
  };
  const accepting = (state: State, name: string, act: (stage: Stage) => void): Way => ({
    state,
    name,
    proof: null,
    async reach(stage) {
      const { arrived } = await meet(stage);
      stage.call('accept');
      act(stage);
      return { arrived };
    },
  });
  return {
    upgrade(path) {
      const [far, near] = makePair();
      const { accept } = near;
      near.accept = () => {
        Reflect.apply(accept, near, []);
        accepted.add(near);
      };
      awaited.get(path)?.(near);
      return far;
    },
    driver: (version) =>
      Promise.resolve({
        version,
        shows: [],
        together: true,
        sockets: {
          WebSocket: {
            ...EAR,
            closeEvent: 'close',
            glimpse: (socket) => ({ accepted: accepted.has(socket) }),
            ways: [
              { state: 'connecting', name: 'pair: not accepted', proof: null, reach: meet },
              accepting('open', 'pair: accepted later', () => {}),
              accepting('closing', 'pair: accepted later, and close()', (stage) => stage.close('close')),
            ],
            scenarios: [],
          },
        },
      }),
  };
};
