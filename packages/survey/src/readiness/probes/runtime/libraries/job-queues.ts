import type { Library } from "../library.js";

/** Job queues that can run on a broker, and hide it: whoever uses them need not know it. */
export const jobQueueLibraries: readonly Library[] = [
  { name: "Celery", ecosystem: "python", packages: ["celery"] },
  { name: "Dramatiq", ecosystem: "python", packages: ["dramatiq"] },
];
