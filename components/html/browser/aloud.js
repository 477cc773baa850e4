// Says what a filter has led to. The words stand in a region that is there before they are, else nobody hears them.
const region = document.createElement("div");
region.setAttribute("role", "status");
region.className = "said-aloud";
document.body.append(region);
let page = "", last = "";

// Words that are the same, or the first of a page, are not news: who opens a page reads it.
export function tell(host) {
  const words = host.querySelector("[data-told]")?.textContent;
  if (!words) return;
  if (page === location.pathname && last !== words) region.textContent = words;
  page = location.pathname;
  last = words;
}
