// Where a rule or a library is explained.
const PAGES = 'https://github.com/socket-safety/socket-safety/blob/main';

/** Returns the address of a rule's page. */
export function pageOf(rule: string): string {
  return `${PAGES}/rules/${rule}/README.md`;
}

/** Returns the address of a library's page. */
export function libraryPageOf(library: string): string {
  return `${PAGES}/docs/libraries/${library}.md`;
}
