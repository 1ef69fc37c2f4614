/**
 * The options of the Remix plugin, as a plain object. Remix with Vite does not read this file by itself:
 * `vite.config.ts` hands it over.
 * @type {Omit<import('@remix-run/dev').VitePluginConfig, 'presets'>}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/.*', '**/*.test.{ts,tsx}'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
  },
}
