// Rows of texts before and after. A file holds many:
//
//     ## a body without braces gets them (broadcast.ts)
//     for (const client of clients) client.send(text);
//     =>
//     for (const client of clients) {
//       …
//     }
//
// A row without `=>` is refused; its last line says why, as in `!! the result of the send is used`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Row {
  readonly title: string;
  /** As if the text stood there; tells the language. */
  readonly file: string;
  /** What its file of rows is about: `loops`. */
  readonly topic: string;
  readonly before: string;
  readonly after: string;
  /** Reasons of what is left, in the order of the findings. */
  readonly refused: readonly string[];
}

const folder = import.meta.dirname;

/** Reads the rows of every text file, by file name. */
export function readRows(): ReadonlyMap<string, readonly Row[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return new Map(names.sort().map((name) => [name, parseRows(readFileSync(join(folder, name), 'utf8'), name.replace('.txt', ''))]));
}

/** Reads the rows of one text. */
export function parseRows(text: string, topic = ''): readonly Row[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      const match = /^(.*) \(([\w.-]+)\)$/.exec(head);
      if (match === null) throw new Error(`No file name in "${head}"`);
      const [, title = '', file = ''] = match;
      const refused = lines.filter((line) => line.startsWith('!! ')).map((line) => line.slice(3));
      const body = lines.filter((line) => !line.startsWith('!! ')).join('\n');
      const [before = '', after = before] = body.split(/^=>\n/m);
      return { title, file, topic, before: `${before.trim()}\n`, after: `${after.trim()}\n`, refused };
    });
}
