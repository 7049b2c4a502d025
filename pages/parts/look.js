document.documentElement.lang = "{language}";
// Once for a tab: what is set up here outlives the run that brought it.
if (!window.isLookedAfter) {
  window.isLookedAfter = true;
  // What is left of A4 between the margins of look.css, in the pixels of a page.
  const paperWidth = ((210 - 2 * 12) / 25.4) * 96;
  const pictures = () => document.querySelectorAll('[data-testid="stPlotlyChart"], [data-testid="stDataFrame"]');
  const frame = (picture) => picture.closest('[data-testid="stElementContainer"]') ?? picture;
  // An address that a stranger wrote need not be well encoded.
  const readable = (address) => { try { return decodeURI(address); } catch { return address; } };
  window.addEventListener("beforeprint", () => {
    const app = document.querySelector('[data-testid="stApp"]');
    document.documentElement.classList.toggle("dark-on-screen", getComputedStyle(app).colorScheme === "dark");
    document.querySelectorAll(".printed-address").forEach((place) => { place.textContent = readable(location.href); });
    // Charts and tables are drawn as wide as the screen: on paper they are made smaller, not cut.
    pictures().forEach((picture) => {
      const drawn = picture.querySelector(".main-svg, canvas");
      frame(picture).style.zoom = drawn ? Math.min(1, paperWidth / drawn.getBoundingClientRect().width) : 1;
    });
  });
  window.addEventListener("afterprint", () => {
    pictures().forEach((picture) => { frame(picture).style.zoom = 1; });
  });
  // A link in a table is drawn, and Enter would only show it: with the keyboard it opens as with the mouse.
  document.addEventListener("keydown", (event) => {
    const cell = event.key === "Enter" && event.target.closest?.('[role="gridcell"]');
    if (cell && /^[a-z-]+\?\S+=\S+$/.test(cell.textContent)) {
      event.preventDefault();
      event.stopPropagation();
      window.open(cell.textContent, "_blank", "noopener");
    }
  }, true);
  // A change of page is one step back. Where the parameters change with it, Streamlit first writes those of the new page
  // to the address of the old one, and that would be a step of its own to a page that nobody opened.
  let leaving = 0;
  const push = history.pushState.bind(history);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('[data-testid="stSidebarNavLink"]');
    leaving = link && link.pathname !== location.pathname ? Date.now() + 15000 : 0;
  }, true);
  history.pushState = (state, title, address) => {
    const isSamePage = new URL(address, location.href).pathname === location.pathname;
    if (isSamePage && Date.now() < leaving) return;
    leaving = 0;
    push(state, title, address);
  };
}
