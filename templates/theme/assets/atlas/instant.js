// Which links the theme follows without loading the page whole. It would ask the sitemap, which holds full addresses; but
// a site may lie anywhere. Here they are the links below this script's own root, but for those into another language. It
// stands before the theme's script, so as to hear first of a step in the history.
(() => {
  const root = new URL("../../", document.currentScript.src).href;
  let loaded = location.pathname; // of this page the theme knows nothing yet, and would load it again for a place on it

  function isPlain(event, link) {
    return !event.defaultPrevented && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      && link.target === "_self" && !link.hreflang && !link.download;
  }

  function isOtherPage(url) {
    return url.href.startsWith(root) && url.pathname.endsWith("/") && url.pathname !== location.pathname;
  }

  // The theme leaves links with a target alone.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link) link.target ||= "_self";
  }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !isPlain(event, link)) return;
    const url = new URL(link.href);
    if (!isOtherPage(url)) return;
    event.preventDefault();
    loaded = null;
    history.replaceState({ x: scrollX, y: scrollY }, "");
    history.pushState(null, "", url);
    window.location$.next(url);
  });

  addEventListener("popstate", (event) => {
    if (location.pathname === loaded) event.stopImmediatePropagation();
    else loaded = null;
  });

  // Who does not see a new page has to hear of it.
  addEventListener("DOMContentLoaded", () => window.document$.subscribe(() => {
    const title = document.querySelector("main h1");
    if (loaded !== null || location.hash || !title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }));
})();
