import { useLingui } from '@lingui/react';
import { type Language, toLanguage } from './language.ts';

/** The active language; the component renders again when it changes. */
export const useLanguage = (): Language => toLanguage(useLingui().i18n.locale);
