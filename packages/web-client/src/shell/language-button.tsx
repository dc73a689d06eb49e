import { ActionIcon } from '@mantine/core';
import type { Language } from '../platform/language/language.ts';
import { switchLanguage } from '../platform/language/language.ts';
import { useLanguage } from '../platform/language/use-language.ts';
import classes from './app-header.module.css';

/** Written in the language it leads to, for whoever does not read the present one. */
const other: Record<Language, { language: Language; word: string }> = {
  en: { language: 'fr', word: 'Français' },
  fr: { language: 'en', word: 'English' },
};

export const LanguageButton = () => {
  const { language, word } = other[useLanguage()];
  return (
    <ActionIcon
      className={classes['button'] ?? ''}
      size="var(--action-size)"
      aria-label={`${language.toUpperCase()} – ${word}`}
      title={word}
      lang={language}
      onClick={() => void switchLanguage(language)}
    >
      {language.toUpperCase()}
    </ActionIcon>
  );
};
