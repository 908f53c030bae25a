// One module and one style sheet with fixed names: the pages and the notebook load the same file.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../src/openparos/web/static/globe', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    lib: { entry: 'src/globe.ts', formats: ['es'], fileName: () => 'globe.js', cssFileName: 'globe' },
    rollupOptions: { output: { codeSplitting: false } },
  },
})
