import { ActionIcon } from '@mantine/core';
import type { Language } from '../../platform/language.ts';
import { switchLanguage } from '../../platform/language.ts';
import { useLanguage } from '../../platform/use-language.ts';
import classes from './app-header.module.css';

/** Written in the language it leads to, for whoever does not read the present one. */
const other: Record<Language, { language: Language; name: string }> = {
  en: { language: 'fr', name: 'Français' },
  fr: { language: 'en', name: 'English' },
};

export const LanguageButton = () => {
  const { language, name } = other[useLanguage()];
  return (
    <ActionIcon
      className={classes['button'] ?? ''}
      size="var(--action-size)"
      aria-label={`${language.toUpperCase()} – ${name}`}
      title={name}
      lang={language}
      onClick={() => void switchLanguage(language)}
    >
      {language.toUpperCase()}
    </ActionIcon>
  );
};
