// Which characters of a line are comment, text, number or keyword. One line is all there is, so this is a guess, good enough to read by.

export type WordKind = 'plain' | 'comment' | 'text' | 'number' | 'keyword';

const KEYWORDS = [
  ...['abstract', 'as', 'async', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'default'],
  ...[
    'delete',
    'do',
    'else',
    'enum',
    'export',
    'extends',
    'false',
    'finally',
    'for',
    'from',
    'function',
    'if',
  ],
  ...[
    'implements',
    'import',
    'in',
    'instanceof',
    'interface',
    'let',
    'new',
    'null',
    'of',
    'private',
    'protected',
  ],
  ...['public', 'readonly', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'type'],
  ...['typeof', 'undefined', 'using', 'var', 'void', 'while', 'yield'],
];

const WORD = new RegExp(
  [
    String.raw`(?<comment>\/\/.*|\/\*.*?(?:\*\/|$))`,
    String.raw`(?<text>"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|${'`'}(?:\\.|[^${'`'}\\])*${'`'}?)`,
    String.raw`(?<number>\b\d[\w.]*)`,
    String.raw`(?<keyword>(?<![\w$.])(?:${KEYWORDS.join('|')})(?![\w$]))`,
  ].join('|'),
  'g',
);

/** Returns the kind of each character. */
export function paintWords(line: string): readonly WordKind[] {
  if (/^\s*\*/.test(line)) return Array<WordKind>(line.length).fill('comment');
  const kinds = Array<WordKind>(line.length).fill('plain');
  for (const match of line.matchAll(WORD)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    if (isKind(kind)) kinds.fill(kind, match.index, match.index + match[0].length);
  }
  return kinds;
}

function isKind(word: string | undefined): word is WordKind {
  return word === 'comment' || word === 'text' || word === 'number' || word === 'keyword';
}
