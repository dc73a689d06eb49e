import { defineConfig } from 'vitest/config';
import { SHARED } from '../../vitest.shared.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'api',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.db.test.ts'],
          testTimeout: 60_000,
          ...SHARED,
        },
      },
      {
        test: {
          name: 'api:db',
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          globalSetup: ['test/start-test-postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          ...SHARED,
        },
      },
    ],
  },
});
