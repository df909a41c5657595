import { connecting, partysocket } from './partysocket.ts';
import type { FunctionRow, Library } from './schema.ts';

const hook = { returns: connecting } as const satisfies FunctionRow;

/** The hooks of `partysocket`, of which each module exports one as its default. */
export const partysocketReact = {
  id: 'partysocket-react',
  name: 'partysocket',
  modules: ['partysocket/react', 'partysocket/use-ws'],
  globals: {},
  exports: {
    default: { function: hook },
    usePartySocket: { function: hook },
    useWebSocket: { function: hook },
  },
  types: {},
  declared: [],
  uses: [partysocket],
} as const satisfies Library;
