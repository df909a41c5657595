// Shows a report within its code.

const AROUND = 6;

/** Prints the lines around a line, numbered; `>` marks it. */
export function printExcerpt(text: string, line: number): string {
  const lines = text.split(/\r?\n/);
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const width = String(last).length;
  return lines
    .slice(first - 1, last)
    .map((code, index) => {
      const number = first + index;
      return `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${code}`.trimEnd();
    })
    .join('\n');
}
