const { readdirSync } = require('node:fs')
const { join } = require('node:path')

/**
 * Imports run one way; a new direction needs a decision record first. Each entry names a part of the house and all
 * that it may import of the house besides itself.
 */
const mayImport = {
  routes: ['^app/web/', '^app/ui/', '^app/domain/', '^app/shared/', '^app/routes/'],
  worker: ['^app/domain/', '^app/composition\\.server\\.ts$'],
  web: ['^app/composition\\.server\\.ts$', '^app/domain/', '^app/shared/'],
  ui: ['^app/shared/', '^app/domain/[^/]+/(types|schema)\\.ts$'],
  domain: ['^db/', '^app/shared/'],
  infra: ['^app/shared/'],
  shared: [],
}

const house = '^(app|db|emails|scripts|tests)/'

// The gallery alone shows every letter.
const gallery = '^app/routes/gallery'

const layers = Object.entries(mayImport).map(([part, allowed]) => ({
  name: `${part}-imports-only-its-own`,
  severity: 'error',
  comment: `app/${part} may import: ${['itself', ...allowed].join(', ')}`,
  from: { path: `^app/${part}/`, pathNot: gallery },
  to: { path: house, pathNot: [`^app/${part}/`, ...allowed] },
}))

// A rule for each route: the signs in their names ($token, dots) mean something else in a captured pattern.
const routes = readdirSync(join(__dirname, 'app', 'routes')).map(name => {
  const own = `^app/routes/${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(/|$)`
  return {
    name: 'no-route-imports-another',
    severity: 'error',
    comment: 'What two routes share belongs to web/, ui/ or domain/.',
    from: { path: own },
    to: { path: '^app/routes/', pathNot: own },
  }
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'gallery-imports-only-its-own',
      severity: 'error',
      from: { path: gallery },
      to: { path: house, pathNot: [...mayImport.routes, '^emails/'] },
    },
    {
      name: 'composition-imports-only-its-own',
      severity: 'error',
      comment:
        'The one place where database, infrastructure, letters and domain meet; it knows neither pages nor doors.',
      from: { path: '^app/composition\\.server\\.ts$' },
      to: { path: house, pathNot: ['^db/', '^app/infra/', '^app/domain/', '^emails/'] },
    },
    {
      name: 'only-composition-joins-infra',
      severity: 'error',
      comment: 'Stripe, Resend and the pool are reached through the ctx that the composition builds.',
      from: { path: '^(app|db|emails)/', pathNot: ['^app/infra/', '^app/composition\\.server\\.ts$'] },
      to: { path: '^app/infra/' },
    },
    {
      name: 'emails-import-only-shared',
      severity: 'error',
      comment: 'Templates name the props of the letters that they draw, which are pure types.',
      from: { path: '^emails/' },
      to: { path: house, pathNot: ['^emails/', '^app/shared/', '^app/domain/letters/types\\.ts$'] },
    },
    {
      name: 'db-imports-nothing',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: house, pathNot: '^db/' },
    },
    ...routes,
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: { path: 'node_modules/(react|react-dom|@remix-run|express|stripe|resend|@react-email)/' },
    },
    {
      name: 'services-only-in-infra',
      severity: 'error',
      comment: 'The SDKs of Stripe and Resend and the LISTEN driver have one home.',
      from: { path: '^(app|db|emails)/', pathNot: '^app/infra/' },
      to: { path: 'node_modules/(stripe|resend|postgres)/' },
    },
    {
      name: 'pg-only-in-db',
      severity: 'error',
      from: { path: '^(app|emails)/' },
      to: { path: 'node_modules/pg/' },
    },
    {
      name: 'the-house-imports-no-scripts',
      severity: 'error',
      from: { path: '^(app|db|emails)/' },
      to: { path: '^(scripts|tests)/' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circle-of-folders',
      severity: 'error',
      comment: 'Two modules that import each other are one module, or lack a third below them.',
      scope: 'folder',
      from: { path: '^(app/.+|db|emails)' },
      to: { circular: true, path: '^(app/.+|db|emails)' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|woff2|svg|wasm)(\\?|$)|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.data|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
