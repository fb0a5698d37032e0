// Compile the assets into var/assets: silent when all is well, one line and a 1 when not.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, "node_modules")
const target = join(here, "..", "var", "assets", "watchhouse")
const font = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next"
const noto = (family, script) =>
  `@fontsource-variable/noto-${family}/files/noto-${family}-${script}-wght-normal.woff2`
const taken = {
  "fonts/atkinson-latin.woff2": `${font}-latin-wght-normal.woff2`,
  "fonts/OFL.txt": "@fontsource-variable/atkinson-hyperlegible-next/LICENSE",
  "fonts/atkinson-latin-ext.woff2": `${font}-latin-ext-wght-normal.woff2`,
  "fonts/noto-bengali.woff2": noto("sans-bengali", "bengali"),
  "fonts/noto-gujarati.woff2": noto("sans-gujarati", "gujarati"),
  "fonts/noto-gurmukhi.woff2": noto("sans-gurmukhi", "gurmukhi"),
  "fonts/noto-arabic.woff2": noto("naskh-arabic", "arabic"),
  "fonts/OFL-Noto.txt": "@fontsource-variable/noto-naskh-arabic/LICENSE",
}
const scripts = {
  "js/govuk-button.js": "govuk-frontend/dist/govuk/components/button/button.bundle.mjs",
  "js/govuk-error-summary.js": "govuk-frontend/dist/govuk/components/error-summary/error-summary.bundle.mjs",
}

async function build() {
  const sass = await import("sass")
  const { default: rtlcss } = await import("rtlcss")
  const sheets = ["watchhouse", "fonts", "scripts", "rtl"].map((name) => {
    const { css } = sass.compile(join(here, "scss", `${name}.scss`), {
      style: "compressed", loadPaths: [modules], quietDeps: true, logger: sass.Logger.silent,
    })
    return [name, css]
  })
  // The same page from right to left: mirrored, then what keeps its direction.
  const [, keeps] = sheets.pop()
  sheets.push(["watchhouse-rtl", rtlcss.process(sheets[0][1]) + keeps])
  rmSync(target, { recursive: true, force: true })
  for (const folder of ["css", "fonts", "js", "images"]) mkdirSync(join(target, folder), { recursive: true })
  for (const [name, css] of sheets) writeFileSync(join(target, "css", `${name}.css`), css)
  for (const [to, from] of Object.entries(taken)) copyFileSync(join(modules, from), join(target, to))
  for (const [to, from] of Object.entries(scripts)) writeFileSync(join(target, to), withoutMap(join(modules, from)))
  for (const folder of ["js", "images"])
    for (const file of readdirSync(join(here, folder))) copyFileSync(join(here, folder, file), join(target, folder, file))
}

// A script must not name a source map that we don't serve: hashed static files would look for it.
function withoutMap(path) {
  return readFileSync(path, "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "")
}

build().catch((problem) => {
  console.error(`The assets could not be built: ${String(problem.message).split("\n")[0]}`)
  process.exit(1)
})
