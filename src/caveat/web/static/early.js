"use strict";
// Before anything is drawn: light or dark, where its reader chose one.
(() => {
  try {
    const chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") { document.documentElement.className = chosen; }
  } catch { /* nothing is kept then, and the system's choice holds */ }
})();
