// The formats of a report.
import type { CheckReport } from './check-report.ts';
import { printAnnotations } from './github-report.ts';
import { printJson } from './json-report.ts';
import { printText, type TextLook } from './text-report.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** Prints a report; what only some formats need is loaded for them. */
export async function printReport(report: CheckReport, format: Format, look: TextLook): Promise<string> {
  switch (format) {
    case 'text':
      return printText(report, look);
    case 'json':
      return printJson(report);
    case 'github':
      return printAnnotations(report);
    case 'sarif':
      return (await import('./sarif-report.ts')).printSarif(report);
    case 'html':
      return (await import('./html/html-report.ts')).printHtml(report);
  }
}
