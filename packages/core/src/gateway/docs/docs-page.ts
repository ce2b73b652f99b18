import { hash } from "node:crypto";
import type { OperationRef } from "../../contract/index.js";
import { type DescribedOperation, describeOperation } from "../described-operation.js";
import type { Page } from "../page.js";
import { Html, html } from "./html.js";
import { operationView } from "./operation-view.js";
import { script } from "./script.js";
import { style } from "./style.js";

// The page runs its own script and style and nothing else, and talks to nobody but this server.
const policy = [
  "default-src 'none'",
  `script-src '${source(script)}'`,
  `style-src '${source(style)}'`,
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A page to read about the exposed operations and to try them; made when it is first asked for. */
export function docsPage(operations: readonly OperationRef[]): Page {
  let body: string | undefined;
  return () => {
    body ??= docsDocument(operations.map(describeOperation));
    const headers = ["content-security-policy", policy, "referrer-policy", "no-referrer"];
    return { type: "text/html; charset=utf-8", body, headers };
  };
}

/** The whole page: it needs nothing from anywhere else, and can be read without its script. */
export function docsDocument(operations: readonly DescribedOperation[]): string {
  const modules = [...new Set(operations.map(({ module }) => module))];
  const of = (module: string) => operations.filter((operation) => operation.module === module);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API: ${modules.join(", ")}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#operations">Skip to the operations</a>
<div class="page">
<header>
  ${mark}
  <div>
    <h1>${modules.length === 0 ? "No operations" : modules.join(", ")}</h1>
    <p>${count(operations.length, "operation")} that can be called from outside. Also as <a href="/openapi.json">OpenAPI</a>.</p>
  </div>
</header>
<div class="columns">
  <nav aria-label="Operations">${modules.map((module) => moduleLinks(module, of(module)))}</nav>
  <main id="operations">
    <div class="tools" hidden>
      <div><label for="filter">Filter</label><input id="filter" type="search" placeholder="press / and type" spellcheck="false" autocomplete="off"></div>
      <div><label for="token">Token, kept in this page only</label><input id="token" type="password" placeholder="eyJ…" spellcheck="false" autocomplete="off"></div>
    </div>
    ${modules.map(
      (module) => html`<section class="module"><h2>${module}</h2>${of(module).map(operationView)}</section>`,
    )}
    <p id="none" class="empty" ${modules.length > 0 && "hidden"}>No operation matches.</p>
  </main>
</div>
</div>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}

function moduleLinks(module: string, operations: readonly DescribedOperation[]): Html {
  return html`<h2>${module}</h2><ul>${operations.map(
    ({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`,
  )}</ul>`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function source(text: string): string {
  return `sha256-${hash("sha256", text, "base64")}`;
}

/** Courses of dressed stone. */
const mark = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M1 3h13v5H1zM15 3h8v5h-8zM1 9h7v6H1zM9 9h14v6H9zM1 16h11v5H1zM13 16h10v5H13z"/></svg>`;
