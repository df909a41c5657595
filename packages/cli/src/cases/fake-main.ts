// The command as a process of its own, with the fake catalogue.
import { processEnvironment } from '../environment.ts';
import { runProcess } from '../run-process.ts';
import { loadCatalogue } from './fake-catalogue.ts';

const catalogueModule = new URL('fake-catalogue.ts', import.meta.url).href;
await runProcess({ ...processEnvironment(), loadCatalogue, catalogueModule });
