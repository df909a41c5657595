// The version that users are shown outside of any package.json: what the action fetches, and what the pre-commit hook is pinned to.
import { findText, writeText } from './repository.ts';

/** Where it stands; the group before it stays as it is. */
const PLACES: readonly (readonly [file: string, place: RegExp])[] = [
  ['action.yml', /(\n {2}version:\n {4}description: .*\n {4}default: \^)[\d.]+/],
  ['docs/ci.md', /(\n {4}rev: v)[\d.]+/],
];

/** Writes the version of this release to each place; throws where one has gone. */
export function writeShownVersion(): void {
  const { version } = JSON.parse(findText('packages/cli/package.json') ?? '{}') as { version: string };
  for (const [file, place] of PLACES) {
    const text = findText(file) ?? '';
    if (!place.test(text)) throw new Error(`${file} shows no version where one is written.`);
    writeText(
      file,
      text.replace(place, (_, before: string) => before + version),
    );
  }
}
