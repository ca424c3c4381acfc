"use strict";
// Pages work without this. It adds keys, focus after a refused form, and a note when others recorded something.
(() => {
  const wrong = document.querySelector(".errors");
  if (wrong) { wrong.focus(); }
})();
