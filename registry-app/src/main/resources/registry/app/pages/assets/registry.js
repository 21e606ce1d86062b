// The pages work without this: it spares a reload while somebody types or chooses.
"use strict";

// A choice in a form that says so is shown at once.
document.addEventListener("change", event => {
  const form = event.target.closest("form[data-at-once]");
  if (form) form.requestSubmit();
});

// Empty fields would only make a link longer.
document.addEventListener("submit", event => {
  for (const field of event.target.querySelectorAll("input, select")) {
    if (field.value === "") field.disabled = true;
  }
});

// On a phone the filters would hide the list that they narrow, so they wait there until asked for.
function foldFilters() {
  if (!window.matchMedia("(max-width: 48rem)").matches) return;
  for (const filters of document.querySelectorAll("details[data-wide=open]")) filters.open = false;
}
foldFilters();
document.addEventListener("htmx:afterSettle", foldFilters);

// Coming back to a page finds its fields as they were.
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form [disabled]")) field.disabled = false;
});
