// Loaded into every Node process that is measured: on exit it notes the most memory that the process ever held.
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
  appendFileSync(process.env.ASHLAR_BENCH_PEAKS, `${process.resourceUsage().maxRSS}\n`);
});
