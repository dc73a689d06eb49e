import { defineConfig } from 'vitest/config';
import { SHARED } from '../../vitest.shared.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'load-plan', include: ['src/**/*.test.ts'], ...SHARED } },
      {
        test: {
          name: 'load-plan:db',
          include: ['test/**/*.db.test.ts'],
          globalSetup: ['test/start-test-postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...SHARED,
        },
      },
    ],
  },
});
