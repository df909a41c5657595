// What bin/socket-safety.js runs.
import { processEnvironment } from './environment.ts';
import { runProcess } from './run-process.ts';

await runProcess(processEnvironment());
