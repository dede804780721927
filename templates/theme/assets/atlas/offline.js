// Only the copy that is read from a folder on disk loads this, before the theme's script (atlas/offline.py). There a page
// may neither start a worker nor fetch a file, but it may load scripts: so the worker of the search runs in the page, and
// what it fetches comes as scripts that put their data into `Offline.files`.
"use strict";

const Offline = {
  RESULT: 3, // of the theme's protocol
  files: {},
  /** What the script of the worker does, given the names it knows in a worker. */
  worker: null,

  load(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`missing: ${url}`)));
      document.head.append(script);
    });
  },

  /** The worker's `fetch`: the script that stands beside the file. */
  async fetch(url) {
    const { href, pathname } = new URL(url, location.href), name = pathname.split("/").pop();
    if (!(name in Offline.files)) await Offline.load(href.replace(/\.json$/, ".js"));
    return { ok: true, json: async () => Offline.files[name] };
  },

  /** A folder is no page on disk. */
  file(address) {
    return address.replace(/(^|\/)(?=$|[?#])/, "$1index.html");
  },

  answered(message) {
    if (message.type === Offline.RESULT) for (const item of message.data.items.flat()) item.location = Offline.file(item.location);
    return message;
  },
};

window.Worker = class extends EventTarget {
  constructor(url) {
    super();
    this.inside = Object.assign(new EventTarget(), { location: new URL(url, location.href), fetch: Offline.fetch });
    this.inside.postMessage = (message) => this.dispatchEvent(new MessageEvent("message", { data: Offline.answered(message) }));
    this.started = Offline.load(url).then(() => Offline.worker(this.inside, this.inside.postMessage, Offline.fetch, () => {}));
  }

  async postMessage(data) {
    await this.started;
    const event = new MessageEvent("message", { data });
    this.inside.dispatchEvent(event);
    this.inside.onmessage?.(event);
  }

  terminate() {}
};
