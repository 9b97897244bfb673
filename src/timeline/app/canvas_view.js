// Draws what Python has laid out, and answers to mouse, finger and keyboard. What is written is
// set as text; nothing is ever read as markup, and no element is made but those named here.

const SVG = "http://www.w3.org/2000/svg"
const ELEMENTS = new Set(["g", "rect", "path", "circle", "text", "tspan"])
const UNSET = /^(on|style$|href$|xlink)/i

const MOUSE_REACH = 10 // px: how near to a mark a pointer has to come
const TOUCH_REACH = 24
const AS_NEAR = 6 // px: how much farther than the nearest a mark is that a finger may have meant
const DRAGGED = 5 // px: from here on a press is no click
const SETTLED = 180 // ms after the last turn of the wheel

const views = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const view = views.get(parentElement) ?? begun(parentElement)
  views.set(parentElement, view)
  view.send = setTriggerValue
  const told = JSON.stringify(data)
  if (view.told !== told) draw(view, data)
  view.told = told
  return () => {
    clearTimeout(view.timer)
    document.removeEventListener("pointerdown", view.leave, true)
    document.removeEventListener("fullscreenchange", view.fill)
    views.delete(parentElement)
  }
}

// --- What there is ---------------------------------------------------------------------------

function html(tag, name, attributes = {}) {
  const made = document.createElement(tag)
  made.className = name
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

function element([tag, attributes, ...content]) {
  if (!ELEMENTS.has(tag)) throw new Error(`no canvas has <${tag}>`)
  const made = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (!UNSET.test(name)) made.setAttribute(name, value)
  }
  made.append(...content.map((part) => (typeof part === "string" ? part : element(part))))
  return made
}

function begun(root) {
  const frame = root.querySelector(".frame")
  frame.replaceChildren()
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("role", "group")
  svg.setAttribute("aria-describedby", "described")
  const view = {
    frame, svg, root,
    described: html("p", "unseen", { id: "described" }),
    said: html("p", "unseen", { "aria-live": "polite" }),
    box: html("div", "hover", { "aria-hidden": "true" }),
    list: html("div", "list", { role: "dialog" }),
    band: html("div", "band", { "aria-hidden": "true" }),
    events: new Map(), areas: new Map(), stops: new Map(), shapes: new Map(), groups: new Map(),
    order: [], current: "", selected: "", told: "", fingers: new Map(),
  }
  for (const part of [view.box, view.list, view.band]) part.hidden = true
  frame.append(svg, view.box, view.list, view.band, view.described, view.said)
  listen(view)
  return view
}

function draw(view, data) {
  const before = view.selected
  const active = view.root.activeElement
  const held = active?.closest?.("[data-owner]")?.dataset.owner
  const pressed = view.areas.get(active)?.press
  const { svg, frame } = view
  const [width, height] = data.size
  const { colours, axis, alt, title, family } = data
  Object.assign(view, { data, width, axis, selected: data.selected })
  for (const [name, colour] of Object.entries(colours)) frame.style.setProperty(`--${name}`, colour)
  frame.style.setProperty("--width", `${width}px`)
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`)
  svg.setAttribute("font-family", family)
  svg.setAttribute("aria-label", title)
  svg.classList.toggle("draggable", Boolean(axis))
  view.band.className = data.isUpright ? "band upright" : "band"
  view.band.removeAttribute("style")
  svg.style.transform = ""
  view.described.textContent = alt
  view.events = new Map(data.events.map(([key, name, lines], place) => [key, { name, lines, place }]))
  view.areas = new Map(data.areas.map(areaOf))
  svg.replaceChildren(...data.pieces.map(element), ...view.areas.keys())
  collect(view)
  hush(view)
  unlist(view)
  unband(view)
  rove(view, view.stops.has(held) ? held : stopOf(view, view.selected) || view.current)
  if (view.stops.has(held)) focus(view, held)
  for (const [rect, { press }] of view.areas) if (press && press === pressed) rect.focus()
  mark(view, view.selected)
  if (before && !view.selected) giveBack(view, before)
  if (view.selected !== before && view.selected) {
    view.said.textContent = view.events.get(view.selected)?.name ?? ""
    if (data.isBeside) follow(view)
  }
}

/** Return the box of something that answers though it is no event, and what it answers. */
function areaOf([[x, y, width, height], lines, press, isPressed]) {
  const rect = document.createElementNS(SVG, "rect")
  const place = { x, y, width, height, fill: "transparent", class: "area" }
  const named = { role: "button", tabindex: 0, "aria-label": lines.join(". "), "aria-pressed": isPressed }
  const said = press ? named : { "aria-hidden": true }
  for (const [name, value] of Object.entries({ ...place, ...said })) rect.setAttribute(name, value)
  return [rect, { lines, press }]
}

const idsOf = (view, owner) =>
  view.events.has(owner) ? [owner] : (owner ?? "").split(";").filter((id) => view.events.has(id))
const placeOf = (view, owner) => view.events.get(idsOf(view, owner)[0])?.place ?? 0

/** Gather by owner what is drawn, what of it can be hit, and where the keyboard stops. */
function collect(view) {
  for (const map of [view.groups, view.shapes, view.stops]) map.clear()
  for (const group of view.svg.querySelectorAll("g[data-owner]")) {
    const { owner } = group.dataset
    if (!idsOf(view, owner).length) continue
    view.groups.set(owner, [...(view.groups.get(owner) ?? []), group])
    const hit = [...group.children].filter((shape) => shape.getAttribute("fill") !== "none")
    view.shapes.set(owner, [...(view.shapes.get(owner) ?? []), ...hit])
    group.setAttribute("aria-hidden", "true")
    const best = view.stops.get(owner)
    const isDot = group.querySelector("circle, path:not([fill=none])")
    if (isDot ? !best?.matches(".dot") : !best && hit.length) {
      group.classList.toggle("dot", Boolean(isDot))
      view.stops.set(owner, group)
    }
  }
  view.order = [...view.stops.keys()].sort((a, b) => placeOf(view, a) - placeOf(view, b))
  for (const owner of view.order) {
    const stop = view.stops.get(owner)
    const names = idsOf(view, owner).map((id) => view.events.get(id).name)
    stop.removeAttribute("aria-hidden")
    stop.setAttribute("role", "button")
    stop.setAttribute("tabindex", "-1")
    const counted = names.length > 1 ? [`${names.length} events`] : []
    stop.setAttribute("aria-label", [...counted, ...names].join("; "))
  }
}

/** The stop of an event: its own, else the count that it is among. */
const stopOf = (view, id) =>
  view.stops.has(id) ? id : view.order.find((owner) => idsOf(view, owner).includes(id)) ?? ""

function mark(view, id) {
  for (const [owner, groups] of view.groups) {
    const isChosen = id !== "" && idsOf(view, owner).includes(id)
    for (const group of groups) group.classList.toggle("chosen", isChosen)
    const stop = view.stops.get(owner)
    if (isChosen) stop?.setAttribute("aria-current", "true")
    else stop?.removeAttribute("aria-current")
  }
}

// --- Where one is ----------------------------------------------------------------------------

function rove(view, owner) {
  view.current = view.stops.has(owner) ? owner : view.order[0] ?? ""
  for (const [each, stop] of view.stops) {
    stop.setAttribute("tabindex", each === view.current ? "0" : "-1")
  }
}

function focus(view, owner, options = { preventScroll: true }) {
  rove(view, owner)
  view.stops.get(view.current)?.focus(options)
}

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches
const behaviour = () => (isStill() ? "instant" : "smooth")

/** Bring the mark of the event that is chosen into sight, where it is out of it. */
function follow(view) {
  const stop = view.stops.get(stopOf(view, view.selected))
  const box = stop?.getBoundingClientRect()
  if (!box || (box.top >= 0 && box.bottom <= innerHeight)) return
  stop.scrollIntoView({ block: "center", inline: "nearest", behavior: behaviour() })
}

/** When a card closes, the focus goes back to its mark, unless it has gone elsewhere. */
function giveBack(view, id) {
  const active = document.activeElement
  const isFree = !active || active === document.body || active.closest(`.st-key-${view.data.card}`)
  const owner = stopOf(view, id)
  if (isFree && owner) focus(view, owner)
}

/** After a card was opened by keyboard, reading goes on in it. */
function enterCard(view) {
  const until = performance.now() + 5000
  const look = () => {
    const card = document.querySelector(`.st-key-${view.data.card}`)
    if (card?.hasAttribute("tabindex")) card.focus({ preventScroll: true })
    else if (performance.now() < until) requestAnimationFrame(look)
  }
  look()
}

// --- What is pointed at ----------------------------------------------------------------------

function distance(shape, x, y) {
  const box = shape.getBoundingClientRect()
  const dx = Math.max(box.left - x, 0, x - box.right)
  const dy = Math.max(box.top - y, 0, y - box.bottom)
  return Math.hypot(dx, dy)
}

/** What lies within reach of a place, the nearest first. */
function near(view, { clientX: x, clientY: y }, reach) {
  const found = []
  for (const [owner, shapes] of view.shapes) {
    const away = Math.min(...shapes.map((shape) => distance(shape, x, y)))
    if (away <= reach) found.push({ owner, away })
  }
  return found.sort((a, b) => a.away - b.away)
}

const under = (event) => {
  const target = event.composedPath()[0]
  return target instanceof Element ? target.closest("g[data-owner]")?.dataset.owner : undefined
}
const hit = (view, event) => {
  const owner = under(event)
  return view.groups.has(owner) ? owner : near(view, event, MOUSE_REACH)[0]?.owner
}

/** The ids that a finger may have meant. */
function touched(view, event) {
  const owner = under(event)
  const target = event.composedPath()[0]
  if (view.groups.has(owner) && target.matches("text, tspan")) return [owner]
  const found = near(view, event, TOUCH_REACH)
  return found.filter(({ away }) => away <= found[0].away + AS_NEAR).map((one) => one.owner)
}

function light(view, owner) {
  if (owner === view.lit) return
  for (const group of view.groups.get(view.lit) ?? []) group.classList.remove("hot")
  for (const group of view.groups.get(owner) ?? []) group.classList.add("hot")
  view.lit = owner
}

function lines(view, owner) {
  if (owner.lines) return owner.lines
  const ids = idsOf(view, owner)
  if (ids.length === 1) return view.events.get(ids[0]).lines
  const some = ids.slice(0, ids.length > 8 ? 7 : 8).map((id) => view.events.get(id).name)
  const rest = ids.length - some.length
  return [`${ids.length} events here; click for a list`, ...some, ...(rest ? [`and ${rest} more`] : [])]
}

/** Say beside a place what is there. */
function tell(view, owner, { clientX: x, clientY: y }) {
  light(view, view.groups.has(owner) ? owner : undefined)
  const said = owner === undefined ? [] : lines(view, owner)
  if (!said.length) return hush(view)
  if (view.about !== owner) {
    view.box.replaceChildren(...said.map((line, k) => {
      const made = html("div", k ? "" : "head")
      made.textContent = line
      return made
    }))
  }
  view.about = owner
  view.box.hidden = false
  put(view, view.box, x, y)
}

function hush(view) {
  view.box.hidden = true
  view.about = undefined
  light(view, undefined)
}

/** Put a box beside a place in the window, within the frame, and above where there is no room. */
function put(view, box, x, y) {
  const frame = view.frame.getBoundingClientRect()
  const left = Math.min(x - frame.left + 14, frame.width - box.offsetWidth)
  const isLow = y + 16 + box.offsetHeight > innerHeight && y - 12 - box.offsetHeight > 0
  const top = y - frame.top + (isLow ? -12 - box.offsetHeight : 16)
  box.style.transform = `translate(${Math.max(0, left)}px, ${top}px)`
}

const middle = (shape) => {
  const box = shape.getBoundingClientRect()
  return { clientX: (box.left + box.right) / 2, clientY: (box.top + box.bottom) / 2 }
}

// --- What is chosen --------------------------------------------------------------------------

function choose(view, owners, at, isByKey = false) {
  const ids = [...new Set(owners.flatMap((owner) => idsOf(view, owner)))]
  hush(view)
  if (!ids.length) return
  const owner = stopOf(view, ids[0])
  if (owner) focus(view, owner)
  if (ids.length > 1) enlist(view, ids.sort((a, b) => placeOf(view, a) - placeOf(view, b)), at)
  else open(view, ids[0], isByKey)
}

function open(view, id, isByKey) {
  const isAgain = id === view.selected
  mark(view, isAgain ? "" : id)
  view.send("chosen", isAgain ? "" : id)
  if (isByKey && !isAgain) enterCard(view)
}

/** Open a list of events to choose one from. */
function enlist(view, ids, at) {
  const owner = view.current
  const head = html("div", "head")
  head.textContent = `${ids.length} events here`
  view.list.setAttribute("aria-label", head.textContent)
  const buttons = ids.map((id) => {
    const made = html("button", "", { type: "button" })
    made.textContent = view.events.get(id).name
    made.onclick = (event) => {
      unlist(view)
      focus(view, owner)
      open(view, id, event.detail === 0)
    }
    return made
  })
  view.list.replaceChildren(head, ...buttons)
  view.list.hidden = false
  put(view, view.list, at.clientX, at.clientY)
  buttons[0].focus({ preventScroll: true })
  view.list.onkeydown = (event) => {
    const now = buttons.indexOf(view.root.activeElement)
    const steps = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: buttons.length - 1 }
    if (event.key === "Escape") {
      unlist(view)
      focus(view, owner)
    } else if (event.key in steps) buttons.at(steps[event.key] % buttons.length).focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

function unlist(view) {
  view.list.hidden = true
  view.list.replaceChildren()
}

function walk(view, event) {
  const now = view.order.indexOf(under(event))
  if (now < 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const steps = {
    ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1,
    Home: 0, End: view.order.length - 1,
  }
  const at = middle(view.stops.get(view.order[now]))
  if (event.key === "Enter" || event.key === " ") choose(view, [view.order[now]], at, true)
  else if (event.key in steps) {
    const place = Math.min(Math.max(steps[event.key], 0), view.order.length - 1)
    focus(view, view.order[place], {})
  } else if (event.key === "Escape" && !view.box.hidden) hush(view)
  else if (event.key === "Escape" && view.selected) view.send("chosen", "")
  else if (view.axis && "+-".includes(event.key)) {
    ask(view, { by: "zoom", x: across(view, along(view, at)), factor: event.key === "+" ? 2 : 0.5 })
  } else return
  event.preventDefault()
}

// --- Time ------------------------------------------------------------------------------------

/** How many px of the window one of the canvas takes. */
const scaleOf = (view) => view.svg.getBoundingClientRect().width / view.width

/** Where something is in the window, along the axis: from left to right, or down. */
const along = (view, event) => (view.data.isUpright ? event.clientY : event.clientX)

/** A place in the window, along the axis, as one on the canvas. */
function across(view, place) {
  const box = view.svg.getBoundingClientRect()
  return (place - (view.data.isUpright ? box.top : box.left)) / scaleOf(view)
}

/** How long the axis is in the window, px. */
const lengthOf = ({ axis, ...view }) => (axis.x1 - axis.x0) * scaleOf(view)

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** The day at a place on the axis, counted as Python does. */
function dayAt({ x0, x1, days }, x) {
  const place = Math.min(Math.max((x - x0) / (x1 - x0), 0), 1) * (days.length - 1)
  const low = Math.min(Math.floor(place), days.length - 2)
  return days[low] + (days[low + 1] - days[low]) * (place - low)
}

function named(day, length) {
  const date = new Date(0)
  date.setTime((Math.floor(day) - 719163) * 86400000)
  const [year, month] = [date.getUTCFullYear(), MONTHS[date.getUTCMonth()]]
  if (length > 730) return `${year}`
  return length > 61 ? `${month} ${year}` : `${date.getUTCDate()} ${month} ${year}`
}

/** Show a stretch of the axis, and what it is. */
function showBand(view, a, b) {
  const { axis } = view
  const [x0, x1] = [a, b].sort((one, other) => one - other)
    .map((x) => Math.min(Math.max(x, axis.x0), axis.x1))
  const [first, last] = [x0, x1].map((x) => dayAt(axis, x))
  const names = [...new Set([first, last - 0.01].map((day) => named(day, last - first)))]
  const scale = scaleOf(view)
  const [from, size] = view.data.isUpright ? ["Y", "height"] : ["X", "width"]
  view.band.hidden = false
  view.band.style.transform = `translate${from}(${x0 * scale}px)`
  view.band.style[size] = `${(x1 - x0) * scale}px`
  view.band.replaceChildren(html("span", ""))
  view.band.firstChild.textContent = names.join(" – ")
}

function unband(view) {
  view.band.hidden = true
}

function ask(view, asked) {
  unband(view)
  view.send("range", asked)
}

/** Ask once the wheel or the fingers have come to rest. */
function later(view, asked) {
  clearTimeout(view.timer)
  view.timer = setTimeout(() => {
    view.turned = undefined
    ask(view, asked())
  }, SETTLED)
}

function zoom(view, x, factor) {
  const turned = view.turned ?? { x, factor: 1 }
  turned.factor = Math.min(Math.max(turned.factor * factor, 0.02), 200)
  view.turned = turned
  const { x0, x1 } = view.axis
  const at = Math.min(Math.max(turned.x, x0), x1)
  if (turned.factor > 1) showBand(view, at - (at - x0) / turned.factor, at + (x1 - at) / turned.factor)
  else unband(view)
  return () => ({ by: "zoom", x: at, factor: turned.factor })
}

function move(view, share) {
  const turned = view.turned ?? { share: 0 }
  turned.share = (turned.share ?? 0) + share
  view.turned = turned
  const by = -turned.share * lengthOf(view)
  view.svg.style.transform = view.data.isUpright ? `translateY(${by}px)` : `translateX(${by}px)`
  return () => ({ by: "move", share: turned.share })
}

function wheel(view, event) {
  if (!view.axis) return
  const { deltaX, deltaY } = event
  if (event.ctrlKey) {
    const step = Math.min(Math.max(deltaY, -50), 50)
    later(view, zoom(view, across(view, along(view, event)), Math.exp(-step * 0.008)))
  } else if (view.data.isZoomed && (event.shiftKey || Math.abs(deltaX) > Math.abs(deltaY))) {
    later(view, move(view, (deltaX || deltaY) / lengthOf(view)))
  } else return
  hush(view)
  event.preventDefault()
}

// --- Fingers ---------------------------------------------------------------------------------

const spread = (fingers) => {
  const [one, other] = [...fingers.values()]
  return Math.max(Math.abs(one - other), 20)
}

function fingerMoves(view, event) {
  const { fingers } = view
  const before = fingers.get(event.pointerId)
  if (before === undefined || !view.axis) return
  if (fingers.size === 2) {
    const wide = spread(fingers)
    fingers.set(event.pointerId, along(view, event))
    const [one, other] = [...fingers.values()]
    view.pinch = zoom(view, across(view, (one + other) / 2), spread(fingers) / wide)
  } else if (view.data.isUpright || !view.data.isZoomed) {
    return // one finger scrolls
  } else if (view.pinch || Math.abs(event.clientX - before) > DRAGGED) {
    fingers.set(event.pointerId, event.clientX)
    view.pinch = move(view, (before - event.clientX) / lengthOf(view))
  }
}

function fingerLeaves(view, event) {
  view.fingers.delete(event.pointerId)
  if (view.fingers.size || !view.pinch) return
  const asked = view.pinch()
  view.pinch = view.turned = undefined
  if (event.type === "pointerup") ask(view, asked)
  else view.svg.style.transform = ""
}

// --- Listening -------------------------------------------------------------------------------

function listen(view) {
  const { svg, frame } = view
  const pressed = (event) => {
    view.byTouch = event.pointerType === "touch"
    view.isDragged = false
    if (view.byTouch) view.fingers.set(event.pointerId, along(view, event))
    else if (event.button === 0) view.from = along(view, event)
  }
  const moves = (event) => {
    if (event.pointerType === "touch") return fingerMoves(view, event)
    if (view.from === undefined || !view.axis) return tell(view, hovered(view, event), event)
    if (!view.isDragged && Math.abs(along(view, event) - view.from) < DRAGGED) return
    if (!view.isDragged) svg.setPointerCapture(event.pointerId)
    view.isDragged = true
    hush(view)
    showBand(view, across(view, view.from), across(view, along(view, event)))
  }
  const released = (event) => {
    if (event.pointerType === "touch") return fingerLeaves(view, event)
    if (view.isDragged && view.from !== undefined && event.type === "pointerup") {
      ask(view, { by: "across", x: [view.from, along(view, event)].map((place) => across(view, place)) })
    }
    view.from = undefined
  }
  svg.addEventListener("pointerdown", pressed)
  svg.addEventListener("pointermove", moves)
  svg.addEventListener("pointerup", released)
  svg.addEventListener("pointercancel", released)
  svg.addEventListener("pointerleave", () => hush(view))
  svg.addEventListener("wheel", (event) => wheel(view, event), { passive: false })
  svg.addEventListener("click", (event) => {
    if (view.isDragged || event.detail > 1) return
    unlist(view)
    const area = areaUnder(view, event)
    if (area?.press) return press(view, area)
    const owner = view.byTouch ? undefined : hit(view, event)
    choose(view, view.byTouch ? touched(view, event) : owner ? [owner] : [], event)
  })
  svg.addEventListener("dblclick", (event) => {
    if (view.data.isZoomed && !hit(view, event)) ask(view, { by: "back" })
  })
  svg.addEventListener("keydown", (event) => {
    const area = areaUnder(view, event)
    if (!area) return walk(view, event)
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    press(view, area)
  })
  svg.addEventListener("focusin", (event) => {
    const owner = under(event)
    const stop = view.stops.get(owner)
    if (stop?.matches(":focus-visible")) tell(view, owner, middle(stop))
    const area = areaUnder(view, event)
    if (area && event.target.matches(":focus-visible")) tell(view, area, middle(event.target))
  })
  svg.addEventListener("focusout", () => hush(view))
  frame.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || view.from === undefined) return
    view.from = undefined
    unband(view)
  })
  view.leave = (event) => {
    if (!event.composedPath().includes(view.list)) unlist(view)
  }
  view.fill = () => frame.classList.toggle("full", Boolean(document.fullscreenElement))
  document.addEventListener("pointerdown", view.leave, true)
  document.addEventListener("fullscreenchange", view.fill)
}

const areaUnder = (view, event) => view.areas.get(event.composedPath()[0])

/** What is under the pointer: what can be pressed, else an event near it, else what else there is. */
function hovered(view, event) {
  const area = areaUnder(view, event)
  return area?.press ? area : hit(view, event) ?? area
}

function press(view, area) {
  hush(view)
  view.send("pressed", area.press)
}
