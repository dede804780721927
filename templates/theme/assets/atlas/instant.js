// The theme exchanges pages without loading them whole, but only those whose full address the sitemap names; and a site
// that may lie anywhere has no full addresses. What the theme left alone and leads to a page of this language goes in here.
(() => {
  const root = new URL("../../", document.currentScript.src).href;

  function isPlain(event, link) {
    return !event.defaultPrevented && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      && !link.target && !link.download;
  }

  function isOtherPage(url) {
    return url.href.startsWith(root) && url.pathname.endsWith("/") && url.pathname !== location.pathname;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !isPlain(event, link)) return;
    const url = new URL(link.href);
    if (!isOtherPage(url)) return;
    event.preventDefault();
    history.replaceState({ x: scrollX, y: scrollY }, "");
    history.pushState(null, "", url);
    window.location$.next(url);
  });
})();
