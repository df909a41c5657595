// Where a rule is explained.
const PAGES = 'https://github.com/socket-safety/socket-safety/blob/main/rules';

/** Returns the address of a rule's page. */
export function pageOf(rule: string): string {
  return `${PAGES}/${rule}/README.md`;
}
