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
  // A change of page is one step back, whatever Streamlit writes for it: it may write the parameters of the new page to
  // the address of the old one first, and it may write the new page's path and its parameters one after the other.
  const MENU_LINKS = ["stSidebarNavLink", "stTopNavLink", "stTopNavDropdownLink"].map((id) => `a[data-testid="${id}"]`).join();
  const push = history.pushState.bind(history);
  let changing = null;
  const settle = () => { changing = null; };
  document.addEventListener("click", (event) => {
    if (!event.isTrusted) return;
    const link = event.target.closest?.(MENU_LINKS);
    // On a telephone the menu lies over the page: who has chosen wants to see the page.
    if (link && innerWidth < 768) {
      setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click());
    }
    changing = link && link.pathname !== location.pathname ? { isThere: false, until: Date.now() + 15000 } : null;
  }, true);
  for (const done of ["keydown", "popstate"]) window.addEventListener(done, settle, true);
  history.pushState = (state, title, address) => {
    if (!changing || Date.now() > changing.until) return push(state, title, address);
    if (changing.isThere) return history.replaceState(state, title, address);
    if (new URL(address, location.href).pathname === location.pathname) return;
    changing.isThere = true;
    push(state, title, address);
  };
}
