import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';
import { SHARED } from '../../vitest.shared.ts';
import { contractFacts } from './contract-facts.ts';
import { linguiPlugins } from './lingui-plugins.ts';

// The contracts as a build would know them.
const define = contractFacts({ isBuild: true });

const EXAMPLE = 'src/features/worklist/worked-example.test.ts';

const FIRST = 'const COLUMNS: readonly WorklistColumn[] = [\n';

/** Writes the column of CONTRIBUTING's worked example into the list of columns, so that a test looks at its page. */
const workedExample = (): Plugin => ({
  name: 'worked-example',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/worklist-columns.tsx')) return null;
    const text = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
    const [, line = ''] = /^\/\/ 2\. .*\n(.+\n)/m.exec(text) ?? [];
    return code.replace(FIRST, FIRST + line);
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [linguiPlugins({ isStrict: false })],
        define,
        test: { name: 'web-client', include: ['{src/**/,}*.test.{ts,tsx}'], exclude: [EXAMPLE], ...SHARED },
      },
      {
        plugins: [workedExample(), linguiPlugins({ isStrict: false })],
        define,
        test: {
          name: 'web-client:example',
          include: [EXAMPLE, 'src/features/worklist/worklist-columns.test.tsx'],
        },
      },
    ],
  },
});
