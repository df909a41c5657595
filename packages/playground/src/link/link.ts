// A sheet as the part of an address behind the `#`, and back. Servers never see that part, so code stays with those who share it.
import lzString from 'lz-string';
import { EMPTY_SHEET, LANGUAGES, PRESETS, type Sheet } from '../sheet.ts';

export { EMPTY_SHEET } from '../sheet.ts';

/** A longer text is no link that anybody made by hand. */
const MAX_LENGTH = 500_000;

/** Writes a sheet; what is as in an empty sheet is left out. */
export function writeLink(sheet: Sheet): string {
  const said = Object.entries(sheet).filter(
    ([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(Object.entries(EMPTY_SHEET).find(([own]) => own === key)?.[1]),
  );
  return lzString.compressToEncodedURIComponent(JSON.stringify(Object.fromEntries(said)));
}

/** Reads a sheet, with or without the `#`; null for what is no sheet, such as half a link. */
export function readLink(hash: string): Sheet | null {
  const packed = hash.replace(/^#/, '');
  if (packed === '') return null;
  const json = lzString.decompressFromEncodedURIComponent(packed);
  if (!json || json.length > MAX_LENGTH) return null;
  try {
    return sheetOf(JSON.parse(json));
  } catch {
    // Half a link can unpack to half a text; its reader is told of both in the same way.
    return null;
  }
}

function sheetOf(written: unknown): Sheet | null {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return null;
  const {
    text = '',
    language = 'ts',
    preset = 'recommended',
    without = [],
    settings = '',
  } = written as Record<string, unknown>;
  if (typeof text !== 'string' || typeof settings !== 'string') return null;
  const spoken = LANGUAGES.find((one) => one === language);
  const chosen = PRESETS.find((one) => one === preset);
  if (spoken === undefined || chosen === undefined || !isTexts(without)) return null;
  return { text, language: spoken, preset: chosen, without, settings };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
