// Writes "new " over the file that is named, as a process of its own, so that a test can limit what it may write.
import { readFile } from 'node:fs/promises';
import { writeSource } from '../write-source.ts';

const [file = ''] = process.argv.slice(2);
const before = await readFile(file);
console.log(await writeSource(file, before, 'new '.repeat(before.length / 4)));
