// Our own controls of a drawing: a chart is zoomed by its own hidden tools, a plain drawing in a frame that scrolls.
const MOST = 4, FACTOR = 1.5;

export function zoom(button) {
  const how = button.dataset.zoom;
  const before = (each) => each.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
  const shown = [...document.querySelectorAll(".stMain :is(.stPlotlyChart, figure.drawing)")].filter((each) => each.offsetWidth && before(each));
  const drawing = shown.at(-1);
  if (!drawing) return;
  const tool = drawing.querySelector(`.modebar-btn[data-val="${how}"]`);
  if (tool) tool.click();
  else if (drawing.matches("figure")) enlarge(drawing, how);
}

// What stands in the middle stays there.
function enlarge(figure, how) {
  const before = Number(figure.dataset.zoom || 1);
  const factor = { in: before * FACTOR, out: before / FACTOR }[how] || 1;
  const after = Math.min(Math.max(factor, 1), MOST), half = figure.clientWidth / 2;
  const middle = (figure.scrollLeft + half) / before;
  figure.dataset.zoom = after;
  figure.classList.toggle("zoomed", after > 1);
  figure.style.setProperty("--zoom", after);
  figure.scrollLeft = middle * after - half;
}
