// Keeps a part of a page fresh: <div id="queue" data-live="20"> is fetched anew every 20 seconds, unless
// somebody stands in it with the keyboard. When that fails, the element #queue-old says so.
const policy = window.trustedTypes?.createPolicy("watchhouse", { createHTML: (text) => text })

for (const part of document.querySelectorAll("[data-live]")) setInterval(refresh, part.dataset.live * 1000, part.id)

async function refresh(id) {
  const part = document.getElementById(id)
  if (document.hidden || part.contains(document.activeElement)) return
  const fresh = await load(id)
  document.getElementById(`${id}-old`).hidden = Boolean(fresh)
  if (fresh) part.replaceWith(fresh)
}

async function load(id) {
  try {
    const text = await (await fetch(location.href)).text()
    const page = new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html")
    if (page.getElementById(id)) document.title = page.title
    return page.getElementById(id)
  } catch {
    return null
  }
}
