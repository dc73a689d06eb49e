import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'demo-hospital', include: ['src/**/*.test.ts'], testTimeout: 60_000 } });
