export { AdministrationPage } from './lazy-administration-page.ts';
export { administrationRefusalSentences } from './refusal-sentences.ts';
export { useOpenPages } from './use-open-pages.ts';
