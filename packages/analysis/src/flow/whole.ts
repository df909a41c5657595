// Parts that live and die with a socket, so that its row speaks of them: `window.webContents` is as open as its window.
import type { Node, Place, Value } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';

/** Returns the place whose state is that of a value: that of the whole where it is such a part, otherwise its own. */
export function placeOfState(
  { place, node }: Value & { kind: 'place' },
  { typeOf }: Pick<Identification, 'typeOf'>,
): Place {
  const name = place.path.at(-1);
  const owner = ownerOf(node);
  const whole = name === undefined || owner === null ? null : socketOf(typeOf(owner));
  if (whole === null) return place;
  const isPart = Object.keys(whole.row.properties).some((property) => property.startsWith(`${name}.`));
  return isPart ? { root: place.root, path: place.path.slice(0, -1) } : place;
}

/** `win` of `win.webContents`, and of `const { webContents } = win` */
function ownerOf(node: Node): Node | null {
  const read = unwrap(node);
  if (read.type === 'MemberExpression') return read.object;
  if (read.type !== 'Property' || read.parent.type !== 'ObjectPattern') return null;
  const declared = read.parent.parent;
  return declared.type === 'VariableDeclarator' ? declared.init : null;
}
