import { currentSnapshot, hashesOf } from '@mailroom/contracts/releases';
import { defineConfig } from 'vitest/config';
import { linguiPlugins } from './lingui-plugins.ts';

export default defineConfig({
  plugins: [linguiPlugins({ isStrict: false })],
  // The contracts as a build would know them.
  define: { CONTRACT_HASHES: JSON.stringify(hashesOf(currentSnapshot())) },
  test: { name: 'web-client', include: ['src/**/*.test.{ts,tsx}'] },
});
