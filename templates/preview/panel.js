// The preview's panel: what is wrong with the content, on every page. Never part of a published site.
(() => {
  const script = document.currentScript.src;

  async function show() {
    const response = await fetch(new URL("problems.json", script), { cache: "no-store" });
    const problems = await response.json();
    document.getElementById("at-problems")?.remove();
    if (problems.length === 0) return;
    const panel = document.createElement("section");
    panel.id = "at-problems";
    panel.setAttribute("role", "alert");
    const list = document.createElement("pre");
    list.textContent = problems.join("\n\n");
    panel.append(list);
    document.body.prepend(panel);
  }

  show();
})();
