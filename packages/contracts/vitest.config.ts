import { defineConfig } from 'vitest/config';
import { SHARED } from '../../vitest.shared.ts';

export default defineConfig({ test: { name: 'contracts', include: ['{src,releases}/**/*.test.ts'], ...SHARED } });
