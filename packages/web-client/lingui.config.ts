import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const config: ReturnType<typeof defineConfig> = defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'] }],
  // Where checks write; nothing imports it. A name that formatter and linter ignore.
  compileNamespace: 'ts',
  // Line numbers would make a diff of every catalog out of each edit.
  format: formatter({ lineNumbers: false }),
});

export default config;
