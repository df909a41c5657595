// Loaded into a measured process: notes its peak memory in the file that BENCH_NOTE names.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => {
  writeFileSync(process.env.BENCH_NOTE, JSON.stringify({ memoryMb: process.resourceUsage().maxRSS / 1024 }));
});
