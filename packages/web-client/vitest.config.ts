import { defineConfig } from 'vitest/config';
import { linguiPlugins } from './lingui-plugins.ts';

export default defineConfig({
  plugins: [linguiPlugins({ isStrict: false })],
  test: { name: 'web-client', include: ['src/**/*.test.{ts,tsx}'] },
});
