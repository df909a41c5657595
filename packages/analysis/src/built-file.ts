// Files that a build wrote. Whatever is wrong there is wrong in what they were made from, and nobody mends a copy. Known by what
// builds leave in the text, never by a file's name or folder.

const PRELUDE_CHARACTERS = 4000;

/** What compilers and bundlers put before everything else, at the start of a line. */
const PRELUDES = [
  // TypeScript, Babel and Rollup
  /^Object\.defineProperty\(exports, ?['"]__esModule['"], ?\{\s*value: ?true,?\s*\}\)/m,
  /^(?:exports\.\w+ = )*exports\.__esModule = true;/m,
  /^var __(?:awaiter|generator|extends|assign|decorate|createBinding|importDefault|importStar|exportStar|rest) = \(?this && this\.__/m,
  /^function _(?:interopRequireDefault|interopRequireWildcard|classCallCheck|asyncToGenerator)\(/m,
  // esbuild
  /^var __(?:defProp|getOwnPropNames|commonJS|toESM|create) = /m,
  // webpack, Parcel and Browserify
  /^\/\*{6}\/ ?\(/m,
  /^\(function webpackUniversalModuleDefinition\(/m,
  /^parcelRequire ?=/m,
  /^\(function\(\)\{function \w\(\w,\w,\w\)\{function \w\(\w,\w\)\{/m,
];

const MARK_CHARACTERS = 1000;
const TOP_COMMENTS = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*/;
/** What generators of code write there. */
const MARK = /@generated\b|\bdo not edit\b/i;

/** A line of this many characters and statements is a minifier's. */
const LONG_LINE = 500;
const MANY_STATEMENTS = 20;
const STRING = /'[^'\\]*'|"[^"\\]*"|`[^`\\]*`/g;

/** Tells whether a text was made by a compiler, a bundler, a minifier or a generator. */
export function isBuilt(text: string): boolean {
  const start = text.slice(0, PRELUDE_CHARACTERS);
  return (
    pointsToSources(text) ||
    PRELUDES.some((prelude) => prelude.test(start)) ||
    MARK.test(TOP_COMMENTS.exec(text.slice(0, MARK_CHARACTERS))?.[0] ?? '') ||
    isMinified(text)
  );
}

/** The last line says where the sources are. */
function pointsToSources(text: string): boolean {
  const end = text.trimEnd();
  return /^\/\/[#@] sourceMappingURL=\S/.test(end.slice(end.lastIndexOf('\n') + 1));
}

/** Most of the text stands in lines that nobody would write. */
function isMinified(text: string): boolean {
  let long = 0;
  for (const line of text.split('\n')) {
    if (line.length <= LONG_LINE) continue;
    const code = line.replace(STRING, '');
    if (code.split(/[;{}]/, MANY_STATEMENTS + 1).length > MANY_STATEMENTS) long += line.length;
  }
  return long > text.length / 2;
}
