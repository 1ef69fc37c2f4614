import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { '~db': at('./db'), '~emails': at('./emails'), '~': at('./app') } },
  // Bundled, they cost a web process half of its start: thousands of small files become one.
  ssr: { noExternal: ['kysely', /^@react-email\//] },
  build: { target: 'es2022', sourcemap: false },
})
