import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'bench', include: ['src/**/*.test.ts'], exclude: ['src/**/*.db.test.ts'] } },
      { test: { name: 'bench:db', include: ['src/**/*.db.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
