import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', include: ['shared/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'electron',
          include: ['electron/**/*.test.ts', 'scripts/**/*.test.mjs'],
          environment: 'node',
        },
      },
      { test: { name: 'renderer', include: ['renderer/**/*.test.{ts,tsx}'], environment: 'happy-dom' } },
    ],
  },
});
