// The command as a process of its own, with the fake catalogue.
import { processEnvironment } from '../environment.ts';
import { runProcess } from '../run-process.ts';
import { siblingOf } from '../siblings.ts';
import { loadCatalogue } from './fake-catalogue.ts';

const catalogueModule = siblingOf(import.meta.url, 'fake-catalogue');
await runProcess({ ...processEnvironment(), loadCatalogue, catalogueModule });
