// The shape of `settings['socket-safety']`: a test holds it against the analysis's own `Settings`.
import semver from 'semver';
import * as v from 'valibot';
import { libraryRow } from './row-shapes.ts';
import { flag, listOf, orText, recordOf, shape, text, textLike } from './shapes.ts';

const may = v.exactOptional;

const version = textLike((written) => semver.validRange(written) !== null, 'a version such as "8.18.0"');

const guard = orText(
  shape(
    { name: text, throws: may(flag) },
    'a name such as "isOpen" or an object such as { "name": "assertOpen", "throws": true }',
  ),
);

export const settingsShape = shape({
  versions: may(recordOf(version, 'an object such as { "ws": "8.18.0" }')),
  libraries: may(listOf(libraryRow)),
  guards: may(listOf(guard)),
  sockets: may(recordOf(text, 'an object such as { "Connection": "ws" }')),
});
