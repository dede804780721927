// The search worker. It speaks the theme's protocol (setup, ready, query, result), so that the theme's box stays.
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const PARTS = ["text", "wording", "phrases", "names", "slips", "levels", "crossings", "ranking", "engine"].map((part) => `search-${part}.js`);

let engine, isWhole = false, loading, last = "";

/** Fetches the index, then the texts, once somebody is about to search: who only reads does not pay for them. */
async function load() {
  while (PARTS.length) { // what could not be fetched is asked for again
    importScripts(String(new URL(PARTS[0], self.location.href)));
    PARTS.shift();
  }
  const pages = await read("pages");
  engine = new Engine(pages);
  if (last) answer();
  const whole = new Engine(pages);
  for (const _ of whole.adding(await read("texts"))) await new Promise((go) => setTimeout(go)); // what is typed meanwhile is answered
  engine = whole;
  isWhole = true;
  if (last) answer();
}

async function read(name) {
  return (await fetch(new URL(`../../search/${name}.json`, self.location.href))).json();
}

function wake() {
  loading = loading || load().catch(() => { // the next key tries again
    loading = undefined;
    isWhole = Boolean(engine); // more there is not for now
    if (engine && last) answer();
  });
}

/** Says what is found; that nothing is, once all is there that can be had. */
function answer() {
  const data = engine.search(last);
  if (isWhole || !last || data.items.length) postMessage({ type: RESULT, data });
}

function ask(query) {
  last = query;
  if (query) wake();
  if (engine) answer();
}

const isWorker = typeof importScripts === "function";
if (isWorker) {
  self.onmessage = ({ data: { type, data } }) => {
    if (type === SETUP) postMessage({ type: READY });
    if (type === QUERY) ask(data);
  };
  if ("BroadcastChannel" in self) new BroadcastChannel("atlas-search").onmessage = wake;
}
