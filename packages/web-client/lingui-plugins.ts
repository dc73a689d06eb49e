import { join } from 'node:path';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';

/** Compiles catalogs and macros. `isStrict`: a sentence without its French fails the build. */
export const linguiPlugins = ({ isStrict }: { isStrict: boolean }) => {
  // The macro looks for its configuration where the command was started, which may be the root of the workspace.
  process.env['LINGUI_CONFIG'] ??= join(import.meta.dirname, 'lingui.config.ts');
  return [
    lingui({ failOnMissing: isStrict, failOnCompileError: true }),
    babel({ cwd: import.meta.dirname, presets: [linguiTransformerBabelPreset()] }),
  ];
};
