import { type DescribedOperation, urlParameters } from "../described-operation.js";
import { example } from "../example.js";
import { type Html, html } from "./html.js";
import { schemaView } from "./schema-view.js";

/** One operation: what it takes, what it answers, how it refuses, and a form to try it. */
export function operationView(operation: DescribedOperation): Html {
  const { id, kind, path, summary, access, input, output, rejections } = operation;
  const method = kind === "query" && urlParameters(input) ? "GET · POST" : "POST";
  return html`<details class="operation ${kind}" id="${id}" data-text="${`${id} ${summary ?? ""}`.toLowerCase()}">
  <summary>
    <span class="kind">${kind}</span>
    <code class="path">${path}</code>
    <span class="access">${access.kind === "public" ? "public" : accessLabel(access.roles)}</span>
    ${summary && html`<span class="summary">${summary}</span>`}
  </summary>
  <div class="body">
    <div class="reference">
      <p class="facts"><span class="method">${method}</span> ${
        access.kind === "public" ? "Anybody may call it." : `Needs ${access.text}.`
      }</p>
      <h4>Input</h4>${schemaView(input)}
      <h4>Answer</h4>${output ? schemaView(output) : html`<p class="type">nothing (204)</p>`}
      ${rejections.length > 0 && html`<h4>May be refused with (409)</h4>${rejections.map(rejectionView)}`}
    </div>
    ${tryIt(operation)}
  </div>
</details>`;
}

function accessLabel(roles: readonly string[]): string {
  return roles.length === 0 ? "token" : roles.join(" or ");
}

function rejectionView({ name, data }: DescribedOperation["rejections"][number]): Html {
  const hasData = Object.keys((data.properties ?? {}) as object).length > 0;
  return html`<div class="rejection"><code>${name}</code>${hasData && schemaView(data)}</div>`;
}

function tryIt({ id, kind, path, input }: DescribedOperation): Html {
  const body = JSON.stringify(example(input), null, 2);
  const rows = Math.min(Math.max(body.split("\n").length + 1, 5), 18);
  return html`<form class="try" data-path="${path}" hidden>
  <label for="${id}-body">Input, JSON</label>
  <textarea id="${id}-body" name="body" rows="${rows}" spellcheck="false" autocomplete="off" autocapitalize="off">${body}</textarea>
  ${
    kind === "command" &&
    html`<label for="${id}-key">Idempotency-Key <span class="optional">optional</span></label>
  <input id="${id}-key" name="key" maxlength="200" spellcheck="false" autocomplete="off">`
  }
  <p class="actions"><button type="submit">Send</button><button type="button" class="copy">Copy as curl</button></p>
  <div class="response" aria-live="polite" hidden>
    <p class="status"></p>
    <pre tabindex="0"></pre>
  </div>
</form>`;
}
