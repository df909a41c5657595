// What a user can tell the analysis, whoever hosts it: `settings['socket-safety']` in ESLint, `socket-safety` in package.json.

/** Settings shared by every rule. */
export interface Settings {
  /** Version of a library where it cannot be found out: `{ "ws": "6.2.0" }`. */
  readonly versions?: Readonly<Record<string, string>>;
}
