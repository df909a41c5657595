// A JSDoc import names the class, which is that of a package and not the platform's.
/** @import { WebSocket as Link } from 'ws' */
/** @type {Map<string, Link>} */
const links = new Map();
export function sendTo(id, text) {
  links.get(id)?.send(text); //! unguarded
}
