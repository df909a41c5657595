// Where the whole, a rule or a library is explained.

export const HOME_PAGE = 'https://github.com/socket-safety/socket-safety';
const PAGES = `${HOME_PAGE}/blob/main`;

/** Returns the address of a rule's page. */
export function pageOf(rule: string): string {
  return `${PAGES}/rules/${rule}/README.md`;
}

/** Returns the address of a library's page. */
export function libraryPageOf(library: string): string {
  return `${PAGES}/docs/libraries/${library}.md`;
}
