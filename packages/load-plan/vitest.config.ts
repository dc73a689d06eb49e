import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'load-plan', include: ['src/**/*.test.ts'] } },
      {
        test: {
          name: 'load-plan:db',
          include: ['test/**/*.db.test.ts'],
          globalSetup: ['test/start-test-postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
