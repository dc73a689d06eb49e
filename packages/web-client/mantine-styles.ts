import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** The names of a component's classes: whatever uses its styles imports these. */
const CLASSES = /@mantine\/core\/esm\/.*\/([A-Z]\w+)\.module\.mjs$/;
const ALL = /@mantine\/core\/styles\.layer\.css$/;

/** What every component stands on. */
const GROUND = ['default-css-variables', 'baseline', 'global'];

/**
 * The styles of Mantine's components come with the components: each that is bundled imports its own, so that what is loaded
 * later brings its styles along. While developing, `styles.layer.css` is what it says, all of them.
 */
export const mantineStyles = (): Plugin => {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.layer.css')), 'styles');
  const stylesOf = (name: string): string => join(folder, `${name}.layer.css`);
  return {
    name: 'mailroom:mantine-styles',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!ALL.test(id)) return null;
      return GROUND.map((name) => `@import ${JSON.stringify(stylesOf(name))};`).join('\n');
    },
    transform(code, id) {
      const [, name] = CLASSES.exec(id) ?? [];
      if (name === undefined) return null;
      if (!existsSync(stylesOf(name))) this.error(`Mantine has no styles of ${name}`);
      return { code: `import ${JSON.stringify(stylesOf(name))};\n${code}`, map: null };
    },
  };
};
