// The command as a process of its own, with the fake catalogue.
import { runCommand } from '../command.ts';
import { processEnvironment } from '../environment.ts';
import { loadCatalogue } from './fake-catalogue.ts';

const catalogueModule = new URL('fake-catalogue.ts', import.meta.url).href;
const environment = { ...processEnvironment(), loadCatalogue, catalogueModule };
process.exitCode = await runCommand(process.argv.slice(2), environment);
