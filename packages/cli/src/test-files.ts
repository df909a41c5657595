// Which files a run leaves out since a test, a benchmark or a helper of theirs is all that they are. By their names: what they are
// handed and what they lose is decided by the test, which fails, or does not, whatever a socket does. A file that is named is taken.

const FOLDER =
  /^(?:tests?(?:[-_.].+)?|specs?|e2e|bench|benchmarks?|__(?:tests?|mocks|fixtures|benchmarks?)__|step[-_]definitions|.*[-_.](?:tests?|e2e|benchmarks?))$/i;
const FILE = /(?:[-_.](?:tests?|spec|e2e|bench)|(?:^|[-_.])tests?[-_.]?(?:helper|util)s?)\.[cm]?[jt]sx?$/i;

/** `fakeServer.ts`, `MockSocket.js` */
const STAND_IN = /^(?:[Ff]ake|[Mm]ock)(?:[-_.]|[A-Z])/;

/** Tells whether a path is one of a test; it is relative to the folder that was named, with `/`. */
export function isTestPath(path: string): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  return FILE.test(name) || STAND_IN.test(name) || segments.some((segment) => FOLDER.test(segment));
}
