// Small comforts; every page works without them. GOV.UK's parts are fetched only where a page has them.
await start("govuk-error-summary", async () => (await import("./govuk-error-summary.js")).ErrorSummary)
await start("govuk-button", async () => (await import("./govuk-button.js")).Button)

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => window.print())
}

async function start(name, load) {
  const found = document.querySelectorAll(`[data-module="${name}"]`)
  if (!found.length) return
  document.body.classList.add("govuk-frontend-supported")
  const Part = await load()
  for (const element of found) new Part(element)
}
