import { ColorSchemeButton } from './color-scheme-button.tsx';
import { LanguageButton } from './language-button.tsx';

/** What every page offers, whoever looks at it: the other language, the other colours. */
export const PageTools = () => (
  <>
    <LanguageButton />
    <ColorSchemeButton />
  </>
);
