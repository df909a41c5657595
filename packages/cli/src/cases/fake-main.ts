// The command as a process of its own, with the fake catalogue.
import { runCommand } from '../command.ts';
import { processEnvironment } from '../environment.ts';
import { fakeCatalogue } from './fake-catalogue.ts';

const environment = { ...processEnvironment(), loadCatalogue: () => Promise.resolve(fakeCatalogue) };
process.exitCode = await runCommand(process.argv.slice(2), environment);
