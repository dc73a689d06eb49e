import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/**
 * Whose words the worklist is first painted with: they come with the page, all others with the first part that comes later. A file
 * that is missing here fails the build (`check-first-words.ts`).
 */
const FIRST = [
  'shell',
  'ui',
  'platform',
  'features/worklist',
  'features/session/role-names.ts',
  ...['restriction-label.tsx', 'status-label.tsx', 'verification-label.tsx', 'unreadable-sentences.ts'].map(
    (file) => `features/documents/${file}`,
  ),
  'features/intake/add-documents-button.tsx',
  'features/*/refusal-sentences.ts',
].map((path) => `<rootDir>/src/${path}`);

const config: ReturnType<typeof defineConfig> = defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  catalogs: [
    { path: '<rootDir>/src/locales/first-load/{locale}', include: FIRST },
    { path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'], exclude: FIRST },
  ],
  // Where checks write; nothing imports it. A name that formatter and linter ignore.
  compileNamespace: 'ts',
  // Line numbers would make a diff of every catalog out of each edit.
  format: formatter({ lineNumbers: false }),
});

export default config;
