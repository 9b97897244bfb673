// Where the ink of a drawn plotly figure lies: texts line by line, visible strokes and markers.

const brush = document.createElement("canvas").getContext("2d");
const measured = new Map();

function extentOf(words, style) {
  const font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const key = font + "|" + words;
  if (!measured.has(key)) {
    brush.font = font;
    const m = brush.measureText(words);
    measured.set(key, {
      ink: [-m.actualBoundingBoxLeft, -m.actualBoundingBoxAscent,
        m.actualBoundingBoxRight, m.actualBoundingBoxDescent],
      box: [0, -m.fontBoundingBoxAscent, m.width, m.fontBoundingBoxDescent],
    });
  }
  return measured.get(key);
}

function isSeen(node) {
  return node.checkVisibility({opacityProperty: true, visibilityProperty: true});
}

function corners(x0, y0, x1, y1, matrix, origin) {
  return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]].flatMap(([x, y]) => {
    const p = new DOMPoint(x, y).matrixTransform(matrix);
    return [p.x - origin.left, p.y - origin.top];
  });
}

function readText(text, origin) {
  const matrix = text.getScreenCTM();
  const parts = text.querySelectorAll("tspan.line");
  const lines = (parts.length ? [...parts] : [text]).filter(line => line.textContent.trim());
  const styles = lines.map(line => getComputedStyle(line.querySelector("tspan") ?? line));
  const extents = kind => lines.flatMap((line, k) => {
    const start = line.getStartPositionOfChar(0);
    const [x0, y0, x1, y1] = extentOf(line.textContent, styles[k])[kind];
    return corners(start.x + x0, start.y + y0, start.x + x1, start.y + y1, matrix, origin);
  });
  return {
    words: lines.map(line => line.textContent.trim()).join(" "),
    size: Math.min(...styles.map(style => parseFloat(style.fontSize))),
    ink: extents("ink"),
    boxes: extents("box"),
  };
}

function readStrokes(path, origin) {
  const matrix = path.getScreenCTM();
  const found = [];
  let [x, y, x0, y0] = [0, 0, 0, 0];
  for (const [, command, rest] of path.getAttribute("d").matchAll(/([MLHVZ])([^MLHVZ]*)/gi)) {
    const numbers = rest.split(/[ ,]+/).filter(Boolean).map(Number);
    if (command === "M") {
      [x0, y0] = [x, y] = numbers;
      continue;
    }
    const [a, b] = {L: numbers, H: [numbers[0], y], V: [x, numbers[0]], Z: [x0, y0]}[command];
    const ends = [new DOMPoint(x, y), new DOMPoint(a, b)].map(p => p.matrixTransform(matrix));
    found.push(...ends.flatMap(p => [p.x - origin.left, p.y - origin.top]));
    [x, y] = [a, b];
  }
  return found;
}

function readFigure(div) {
  const origin = div.querySelector(".main-svg").getBoundingClientRect();
  const seen = selector => [...div.querySelectorAll(selector)].filter(isSeen);
  const isStroked = path => parseFloat(getComputedStyle(path).strokeWidth) > 0
    && getComputedStyle(path).stroke !== "none" && getComputedStyle(path).strokeOpacity > 0;
  const isBox = path => path.getAttribute("d").endsWith("Z");
  const lines = seen(".scatterlayer .lines path, .shapelayer path").filter(isStroked);
  return {
    width: origin.width,
    height: origin.height,
    texts: seen("svg text").filter(t => t.textContent.trim()).map(t => readText(t, origin)),
    strokes: lines.filter(path => !isBox(path)).flatMap(path => readStrokes(path, origin)),
    frames: lines.filter(isBox).map(path => readStrokes(path, origin)),
    squares: seen(".scatterlayer .points path").flatMap(path => {
      const r = path.getBoundingClientRect();
      return [r.left, r.top, r.right, r.top, r.right, r.bottom, r.left, r.bottom]
        .map((v, k) => v - (k % 2 ? origin.top : origin.left));
    }),
  };
}
