"use strict";
// Pages work without this. It adds keys, focus after a refused form, and a note when others recorded something.
(() => {
  const wrong = document.querySelector(".errors");
  if (wrong) { wrong.focus(); }
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
  fold.innerHTML = "<summary>Keys</summary><p>/ search · j, k next and previous statement or span · g then c, p, s, e, o, b: case, pipeline, stop map, evidence, options, brief · ? this list · arrows along the days of the as-of control. No key files, signs or decides.</p>";
  const button = document.createElement("button");
  const say = () => { button.textContent = on ? "Switch keys off" : "Switch keys on"; };
  button.type = "button"; button.addEventListener("click", () => { on = !on; kept.set(on ? "on" : "off"); say(); }); say();
  fold.append(button); footer.append(fold);
  const pages = { c: "Case", p: "Pipeline", s: "Stop map", e: "Evidence", o: "Options", b: "Brief" };
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
