// Loaded into a measured process: notes its processor time and peak memory in the file that BENCH_NOTE names.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const note = { cpuMs: (userCPUTime + systemCPUTime) / 1000, memoryMb: maxRSS / 1024 };
  writeFileSync(process.env.BENCH_NOTE, JSON.stringify(note));
});
