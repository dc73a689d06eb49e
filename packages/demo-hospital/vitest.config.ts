import { defineConfig } from 'vitest/config';
import { SHARED } from '../../vitest.shared.ts';

export default defineConfig({
  test: { name: 'demo-hospital', include: ['src/**/*.test.ts'], testTimeout: 60_000, ...SHARED },
});
