import type { Library } from "../library.js";

/** Time limits on calls to others, written by hand. They say that somebody thought of it, at that place. */
export const writtenTimeouts: readonly Library[] = [
  {
    name: "AbortSignal.timeout",
    ecosystem: "node",
    packages: [],
    imports: [],
    marks: ["AbortSignal.timeout("],
  },
  {
    name: "context.WithTimeout",
    ecosystem: "go",
    packages: [],
    imports: [],
    marks: ["context.WithTimeout(", "http.Client{Timeout:"],
  },
  {
    name: "a client's timeout",
    ecosystem: "python",
    onlyByUse: true,
    packages: ["requests", "httpx", "aiohttp"],
    imports: ["requests", "httpx", "aiohttp"],
    needs: ["timeout=", "ClientTimeout("],
  },
  {
    name: "a client's timeout",
    ecosystem: "jvm",
    packages: [],
    imports: [],
    marks: [".connectTimeout(", ".setConnectTimeout(", ".setReadTimeout(", ".readTimeout("],
  },
  {
    name: "HttpClient.Timeout",
    ecosystem: "dotnet",
    packages: [],
    imports: [],
    marks: [".Timeout = TimeSpan.", "CancelAfter("],
  },
  {
    name: "a client's timeout",
    ecosystem: "ruby",
    packages: [],
    imports: [],
    marks: ["open_timeout", "read_timeout"],
  },
];
