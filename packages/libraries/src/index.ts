import type { Library } from './schema.ts';
import { whatwg } from './whatwg.ts';
import { ws6 } from './ws-6.ts';
import { ws } from './ws.ts';

export * from './schema.ts';
export { whatwg } from './whatwg.ts';
export { ws6 } from './ws-6.ts';
export { ws } from './ws.ts';

/** Every library; where the version is not known, the first row that names the module holds. */
export const libraries: readonly Library[] = [whatwg, ws, ws6];
