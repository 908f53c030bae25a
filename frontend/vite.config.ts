// One module and one style sheet with fixed names: the pages and the notebook load the same file.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** Lays the licences of what is built in beside the built file. */
function licences(packages: string[]): Plugin {
  const text = packages.map((name) => {
    const folder = new URL(`./node_modules/${name}/`, import.meta.url)
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
    return `${name}\n${'='.repeat(name.length)}\n\n${readFileSync(new URL(file!, folder), 'utf8').trim()}\n`
  })
  return {
    name: 'licences',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'globe.LICENSES.txt', source: text.join('\n\n') })
    },
  }
}

export default defineConfig({
  publicDir: false,
  plugins: [licences(['three', 'satellite.js', 'topojson-client', 'uplot', 'world-atlas'])],
  build: {
    outDir: fileURLToPath(new URL('../src/openparos/web/static/globe', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    lib: { entry: 'src/globe.ts', formats: ['es'], fileName: () => 'globe.js', cssFileName: 'globe' },
    rollupOptions: { output: { codeSplitting: false } },
  },
})
