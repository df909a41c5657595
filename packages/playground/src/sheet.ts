// What a visitor has before them: the code, and how it is to be looked at. It is what a shared link holds.

export const LANGUAGES = ['ts', 'tsx', 'js', 'jsx'] as const;
export type Language = (typeof LANGUAGES)[number];

export const PRESETS = ['recommended', 'strict', 'all'] as const;
export type PresetName = (typeof PRESETS)[number];

/** One state of the page. */
export interface Sheet {
  readonly text: string;
  readonly language: Language;
  readonly preset: PresetName;
  /** Rules of the preset that are switched off, by id. */
  readonly without: readonly string[];
  /** JSON, as under `settings['socket-safety']`; an empty text is none. */
  readonly settings: string;
}

export const EMPTY_SHEET: Sheet = {
  text: '',
  language: 'ts',
  preset: 'recommended',
  without: [],
  settings: '',
};
