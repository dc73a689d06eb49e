import { i18n, type Messages } from '@lingui/core';
import { loadFile, showPartsWith } from '../loading/load-part.ts';

const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Days before months and a clock of 24 hours, as hospitals in both languages write them. */
export const FORMATS: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' };

const KEY = 'mailroom-language';

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);

/** The first of the browser's languages that Mailroom speaks; English when it speaks none. */
export const chooseLanguage = (kept: string | null, preferred: readonly string[]): Language => {
  if (isLanguage(kept)) return kept;
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
};

type Loaders = Record<Language, () => Promise<{ messages: Messages }>>;

/** The words that the worklist is first painted with; see lingui.config.ts. */
const firstWords: Loaders = {
  en: () => import('../../locales/first-load/en.po'),
  fr: () => import('../../locales/first-load/fr.po'),
};

/** The words of every part that comes later. */
const laterWords: Loaders = {
  en: () => import('../../locales/en.po'),
  fr: () => import('../../locales/fr.po'),
};

const whole = new Set<Language>();

const loadLaterWords = async (language: Language): Promise<void> => {
  if (whole.has(language)) return;
  const { messages } = await loadFile(laterWords[language]);
  whole.add(language);
  i18n.load(language, messages);
};

const activate = async (language: Language): Promise<void> => {
  const { messages } = await loadFile(firstWords[language]);
  i18n.load(language, messages);
  i18n.activate(language);
  document.documentElement.lang = language;
};

const readKept = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage may be forbidden; the browser's languages will do.
    return null;
  }
};

/** Loads the language before the first paint, so that no word appears in the wrong one. */
export const startLanguage = (): Promise<void> => {
  showPartsWith(() => loadLaterWords(toLanguage(i18n.locale)));
  return activate(chooseLanguage(readKept(), navigator.languages));
};

/** Switches the language and keeps the choice on this device. */
export const switchLanguage = async (language: Language): Promise<void> => {
  // Whole: parts that are shown already do not ask for their words again.
  await loadLaterWords(language);
  await activate(language);
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The choice then lasts as long as the page.
  }
};

/** The language that is active. For components: {@link useLanguage}. */
export const toLanguage = (locale: string): Language => (isLanguage(locale) ? locale : 'en');
