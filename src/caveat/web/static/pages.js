"use strict";
// Pages work without this. It adds keys, focus after a refused form, drafts that are kept, a citation to copy, the choice
// of light or dark, and a note when others recorded something.
(() => {
  const wrong = document.querySelector(".errors");
  if (wrong) { wrong.focus(); }
  // Enter on a box would press the first button of its form; no key decides.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches?.("input[type=checkbox]")) { event.preventDefault(); }
  });
})();

// Working: what is typed into a form is kept in this tab until it is recorded, so that a page that was left loses nothing.
(() => {
  const store = { get: (key) => { try { return sessionStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* nothing is kept then */ } },
    drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* there was nothing */ } } };
  const kept = (one) => one.name && !["hidden", "password", "file", "submit", "button"].includes(one.type);
  const values = (form) => [...form.elements].filter(kept).map((one) => [one.name, one.value,
    one.type === "checkbox" || one.type === "radio" ? one.checked : one.multiple ? [...one.selectedOptions].map((o) => o.value) : one.value]);
  const wrong = document.querySelector(".errors");
  for (const form of document.querySelectorAll("form.filled[method=post]")) {
    if (form.querySelector("input[type=password]")) { continue; }
    const hidden = (name) => form.querySelector(`input[name="${name}"]`)?.value ?? "";
    const key = `draft ${form.getAttribute("action")} ${hidden("form")} ${hidden("lines")} ${hidden("id")} ${hidden("names")}`;
    const fresh = JSON.stringify(values(form));
    const found = store.get(key), sent = store.get(`${key} sent`);
    // What was sent from here and led to a docket that has moved on since is recorded: it is a draft no more.
    if (sent !== null && !wrong && sent !== hidden("seen")) { store.drop(key); store.drop(`${key} sent`); }
    else if (found && found !== fresh && !wrong) { restore(form, JSON.parse(found), key); }
    form.addEventListener("input", () => { store.set(key, JSON.stringify(values(form))); store.drop(`${key} sent`); });
    form.addEventListener("submit", () => { store.set(`${key} sent`, hidden("seen")); });
  }
  function restore(form, draft, key) {
    const fields = [...form.elements].filter(kept);
    if (fields.length !== draft.length || fields.some((one, place) => one.name !== draft[place][0])) { store.drop(key); return; }
    fields.forEach((one, place) => {
      const was = draft[place][2];
      if (one.type === "checkbox" || one.type === "radio") { one.checked = was; }
      else if (one.multiple) { for (const option of one.options) { option.selected = was.includes(option.value); } }
      else { one.value = was; }
    });
    const note = document.createElement("p"), drop = document.createElement("button");
    note.className = "cap"; note.setAttribute("role", "status");
    note.textContent = "What you typed here before is filled in again. ";
    drop.type = "button"; drop.textContent = "Discard it";
    drop.addEventListener("click", () => { store.drop(key); form.reset(); note.remove(); });
    note.append(drop); form.prepend(note);
    const fold = form.closest("details");
    if (fold) { fold.open = true; }
  }
})();

// Choosing: all of a list, or none, without asking the server for the same list with all of it chosen.
(() => {
  const button = document.querySelector("#choose-all");
  if (!button) { return; }
  const boxes = [...button.form.querySelectorAll('input[type=checkbox][name="names"]')];
  const said = document.createElement("span");
  said.className = "cap"; said.setAttribute("role", "status");
  const say = () => {
    const chosen = boxes.filter((one) => one.checked).length;
    button.textContent = chosen === boxes.length ? "Choose none on this page" : "Choose all on this page";
    said.textContent = chosen ? `${chosen} chosen` : "";
  };
  button.type = "button";
  button.addEventListener("click", () => { const all = !boxes.every((one) => one.checked); boxes.forEach((one) => { one.checked = all; }); say(); });
  button.form.addEventListener("change", say);
  button.after(" ", said);
  say();
})();

// A citation to copy; light or dark, as the reader chooses.
(() => {
  const address = document.querySelector("#own-address");
  if (!address) { return; }
  const foot = document.createElement("span");
  foot.className = "foot noprint";
  const button = (text, act) => { const one = document.createElement("button"); one.type = "button"; one.textContent = text;
    one.addEventListener("click", () => act(one)); foot.append(one); return one; };
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button("Copy citation", async () => {
    const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
    const text = `${document.title}. ${new URL(address.textContent, location.href)} (read ${day})`;
    try { await navigator.clipboard.writeText(text); said.textContent = "Copied."; }
    catch { getSelection().selectAllChildren(address); said.textContent = "The address is selected: copy it by hand."; }
  });
  const root = document.documentElement, names = { "": "as the system", light: "light", dark: "dark" };
  const scheme = button("", () => {
    const order = Object.keys(names), next = order[(order.indexOf(root.className) + 1) % order.length];
    root.className = next;
    try { if (next) { localStorage.setItem("scheme", next); } else { localStorage.removeItem("scheme"); } } catch { /* for this page alone */ }
    say();
  });
  const say = () => { scheme.textContent = `Colours: ${names[root.className] ?? names[""]}`; };
  say();
  foot.append(said);
  address.closest("p").after(foot);
})();

// What others recorded since a docket was opened: asked every half minute while the page is looked at.
(() => {
  const stands = document.querySelector("#stands");
  if (!stands) { return; }
  const had = Number(stands.dataset.entries);
  const look = async () => {
    if (document.visibilityState !== "visible") { return; }
    const answer = await fetch(`${location.pathname}.json`, { headers: { accept: "application/json" } }).catch(() => null);
    if (!answer || !answer.ok) { return; }
    const more = (await answer.json()).entries - had;
    if (more < 1) { return; }
    let note = document.querySelector(".since");
    if (!note) { note = document.createElement("p"); note.className = "since"; note.setAttribute("role", "status"); stands.closest("p").after(note); }
    const text = `Recorded since you opened this page: ${more} ${more === 1 ? "entry" : "entries"}. `;
    if (note.firstChild?.textContent === text) { return; }
    const show = document.createElement("a");
    show.href = location.pathname; show.textContent = "Show";
    note.replaceChildren(text, show);
  };
  setInterval(look, Number(stands.dataset.every || 30) * 1000);
})();

// Reading: arrows along the days of the as-of control; keys for search, sections, statements and spans, which can be switched off.
(() => {
  for (const row of document.querySelectorAll(".days ol")) {
    const days = [...row.querySelectorAll("a")];
    row.addEventListener("keydown", (event) => {
      const at = days.indexOf(document.activeElement);
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: days.length - 1 }[event.key];
      if (at < 0 || to === undefined) { return; }
      event.preventDefault();
      days[Math.max(0, Math.min(days.length - 1, to))].focus();
    });
  }
  const footer = document.querySelector("body > footer");
  if (!footer) { return; }
  const kept = { get: () => { try { return localStorage.getItem("keys"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("keys", value); } catch { /* nothing is kept then */ } } };
  let on = kept.get() !== "off";
  const fold = document.createElement("details");
  fold.className = "key-list noprint";
  fold.innerHTML = "<summary>Keys</summary><p>/ search · j, k next and previous statement or span · g then c, p, s, e, o, d, b: case, pipeline, stop map, evidence, options, docket, brief · ? this list · arrows along the days of the as-of control. No key files, signs or decides.</p>";
  const button = document.createElement("button");
  const say = () => { button.textContent = on ? "Switch keys off" : "Switch keys on"; };
  button.type = "button"; button.addEventListener("click", () => { on = !on; kept.set(on ? "on" : "off"); say(); }); say();
  fold.append(button); footer.append(fold);
  const pages = { c: "Case", d: "Docket", p: "Pipeline", s: "Stop map", e: "Evidence", o: "Options", b: "Brief" };
  let going = 0;
  const step = (by) => {
    const all = [...document.querySelectorAll("main .said > li, main .document .passage mark[id], main .hits th a")];
    if (!all.length) { return; }
    const here = all.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));
    const to = all[Math.max(0, Math.min(all.length - 1, here + by))];
    if (to.tabIndex < 0) { to.tabIndex = -1; }
    to.focus(); to.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) { return; }
    if (going && Date.now() - going < 1500 && pages[event.key]) {
      const link = [...document.querySelectorAll(".bar.sub a")].find((one) => one.textContent === pages[event.key]);
      if (link) { link.click(); }
      going = 0;
    } else if (event.key === "g") { going = Date.now(); }
    else if (event.key === "/") {
      const field = document.querySelector("main input[type=search]");
      event.preventDefault();
      if (field) { field.focus(); } else { location.assign("/search"); }
    } else if (event.key === "j") { step(1); } else if (event.key === "k") { step(-1); }
    else if (event.key === "?") { fold.open = true; fold.querySelector("summary").focus(); }
  });
})();
