/** What the documentation page does by itself: filters, sends requests, shows their answers. Plain browser code. */
export const script = `"use strict";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const token = document.querySelector("#token");
const filter = document.querySelector("#filter");

function openLinked() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches("details")) {
    target.open = true;
    target.scrollIntoView();
  }
}

function applyFilter() {
  const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const operation of all("details.operation")) {
    operation.hidden = !words.every((word) => operation.dataset.text.includes(word));
    if (!operation.hidden) shown += 1;
  }
  for (const section of all("section.module")) {
    section.hidden = all("details.operation", section).every((operation) => operation.hidden);
  }
  document.querySelector("#none").hidden = shown > 0;
}

function headersOf(form) {
  const headers = { "content-type": "application/json" };
  const bearer = token.value.trim().replace(/^bearer +/i, "");
  if (bearer) headers.authorization = "Bearer " + bearer;
  const key = form.elements.key && form.elements.key.value.trim();
  if (key) headers["idempotency-key"] = key;
  return headers;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function show(form, tone, status, text) {
  const box = form.querySelector(".response");
  box.hidden = false;
  box.dataset.tone = tone;
  box.querySelector(".status").textContent = status;
  const body = box.querySelector("pre");
  body.textContent = text;
  body.hidden = text === "";
}

async function send(form) {
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  const started = performance.now();
  try {
    const response = await fetch(form.dataset.path, {
      method: "POST",
      headers: headersOf(form),
      body: form.elements.body.value,
    });
    const text = await response.text();
    const ms = Math.round(performance.now() - started);
    const status = [response.status, response.statusText, "in " + ms + " ms, request"];
    const line = status.join(" ") + " " + response.headers.get("x-request-id");
    show(form, response.ok ? "good" : response.status === 409 ? "refused" : "bad", line, pretty(text));
  } catch (error) {
    show(form, "bad", "No answer", String(error));
  } finally {
    button.disabled = false;
  }
}

function curl(form) {
  const quote = (text) => "'" + text.replaceAll("'", "'\\\\''") + "'";
  const headers = Object.entries(headersOf(form)).map(([name, value]) => "-H " + quote(name + ": " + value));
  const parts = ["curl " + quote(location.origin + form.dataset.path), ...headers];
  return [...parts, "-d " + quote(form.elements.body.value)].join(" \\\\\\n  ");
}

for (const form of all("form.try")) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  const copy = form.querySelector(".copy");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(curl(form));
      copy.textContent = "Copied";
    } catch {
      show(form, "good", "The clipboard is not available here; copy it from below.", curl(form));
    }
    setTimeout(() => { copy.textContent = "Copy as curl"; }, 1500);
  });
}
for (const tool of all(".tools")) tool.hidden = false;
filter.addEventListener("input", applyFilter);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.matches("input, textarea")) {
    event.preventDefault();
    filter.focus();
  }
});
addEventListener("hashchange", openLinked);
openLinked();
`;
