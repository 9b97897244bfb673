// What goes on around a card beside its chart: arrow keys, full screen, where reading goes on.

let told = null
let wasInside = false

const find = (key) => document.querySelector(`.st-key-${key}`)
const press = (key) => find(key)?.querySelector("button:not(:disabled)")?.click()
const isTyping = (target) =>
  target.closest("input, textarea, select, [contenteditable], [role=radio], [role=slider]")
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches

/** Do something with an element once it is there. */
function whenThere(key, act, until = performance.now() + 5000) {
  const found = find(key)
  if (found) act(found)
  else if (performance.now() < until) requestAnimationFrame(() => whenThere(key, act, until))
}

function pressed(event) {
  const target = event.composedPath()[0]
  const card = find(told?.card)
  if (!card || !(target instanceof Element) || isTyping(target)) return
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const isInside = card.contains(target)
  const isStep = document.fullscreenElement && /^Page/.test(event.key)
  const isElsewhere = document.fullscreenElement && !(target instanceof SVGElement)
  if (!isInside && !isStep && !isElsewhere) return
  const keys = {
    ArrowLeft: "event-previous", PageUp: "event-previous",
    ArrowRight: "event-next", PageDown: "event-next",
  }
  if (event.key === "Escape" && isInside) press("event-close")
  else if (event.key in keys && (isStep || !event.key.startsWith("Page"))) press(keys[event.key])
  else return
  event.preventDefault()
}

function clicked(event) {
  const target = event.composedPath()[0]
  if (!(target instanceof Element) || !target.closest(`.st-key-${told?.present} button`)) return
  const stage = find(told.stage)
  if (document.fullscreenElement) document.exitFullscreen()
  else {
    stage.style.background = told.page
    stage.requestFullscreen?.().catch(() => {})
  }
}

function noted(event) {
  const card = find(told?.card)
  if (event.target instanceof Element) wasInside = Boolean(card?.contains(event.target))
}

/** A card that takes the place of another is read from its top, and keeps the focus. */
function turned(card, before) {
  card.setAttribute("role", "region")
  card.setAttribute("aria-label", told.title)
  card.tabIndex = -1
  card.scrollTop = 0
  if (!before && !told.isBeside && !document.fullscreenElement) {
    card.scrollIntoView({ block: "nearest", behavior: isStill() ? "instant" : "smooth" })
  }
  // Whoever chose it by its name wants to read it, and is out of the list then.
  if (find(told.opener)?.contains(document.activeElement)) card.focus()
  const keep = () => {
    if (wasInside && document.activeElement === document.body) card.focus({ preventScroll: true })
  }
  for (const wait of [0, 150, 400]) setTimeout(keep, wait)
}

export default function ({ data }) {
  const before = told?.id ?? ""
  told = data
  if (told.id && told.id !== before) whenThere(told.card, (card) => turned(card, before))
  if (!told.id) wasInside = false
  const heard = [["keydown", pressed], ["click", clicked], ["focusin", noted]]
  for (const [kind, listener] of heard) document.addEventListener(kind, listener, true)
  return () => {
    for (const [kind, listener] of heard) document.removeEventListener(kind, listener, true)
    told = null
  }
}
