import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'gates', include: ['scripts/**/*.test.ts'], testTimeout: 60_000 } });
