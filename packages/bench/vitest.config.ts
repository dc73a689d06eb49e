import { defineConfig } from 'vitest/config';
import { SHARED } from '../../vitest.shared.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'bench', include: ['src/**/*.test.ts'], exclude: ['src/**/*.db.test.ts'], ...SHARED } },
      { test: { name: 'bench:db', include: ['src/**/*.db.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
