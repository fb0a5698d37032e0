// Signs in with, or adds, a passkey. A form says which (data-passkey="use" or "add") and where its
// options come from (data-options, or data-options-from: an address). Without this script, or on a
// device without passkeys, the form stays hidden and the e-mailed code is the way in.
const works = window.PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname)

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!works) continue
  form.hidden = false
  form.addEventListener("submit", (event) => {
    if (form.elements.credential.value) return
    event.preventDefault()
    ask(form)
  })
}
for (const words of document.querySelectorAll("[data-passkey-missing]")) words.hidden = Boolean(works)

async function ask(form) {
  const problem = form.querySelector("[data-passkey-problem]")
  problem.hidden = true
  try {
    const { publicKey } = await options(form)
    const credential = form.dataset.passkey === "add"
      ? await navigator.credentials.create({ publicKey: forAdding(publicKey) })
      : await navigator.credentials.get({ publicKey: forUsing(publicKey) })
    form.elements.credential.value = JSON.stringify(written(credential))
    form.submit()
  } catch {
    problem.hidden = false
  }
}

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options)
  const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } })
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
  return (await answer.json()).request_options
}

function forAdding(given) {
  return {
    ...given,
    challenge: bytes(given.challenge),
    user: { ...given.user, id: bytes(given.user.id) },
    excludeCredentials: (given.excludeCredentials || []).map(known),
    authenticatorSelection: {
      ...given.authenticatorSelection,
      residentKey: "required", requireResidentKey: true, userVerification: "required",
    },
  }
}

function forUsing(given) {
  return {
    ...given,
    challenge: bytes(given.challenge),
    allowCredentials: (given.allowCredentials || []).map(known),
    userVerification: "required",
  }
}

function known(credential) {
  return { ...credential, id: bytes(credential.id) }
}

function written(credential) {
  const { response } = credential
  const said = { clientDataJSON: text(response.clientDataJSON) }
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[part]) said[part] = text(response[part])
  return {
    type: credential.type, id: credential.id, rawId: text(credential.rawId), response: said,
    clientExtensionResults: credential.getClientExtensionResults(),
  }
}

function bytes(words) {
  const plain = atob(words.replace(/-/g, "+").replace(/_/g, "/"))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}
