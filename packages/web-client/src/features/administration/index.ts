export { AdministrationPage } from './lazy-administration-page.ts';
export { useOpenPages } from './use-open-pages.ts';
