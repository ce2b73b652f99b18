import { fileURLToPath } from "node:url";
import type { StartReader } from "../contestant.ts";

const program = fileURLToPath(new URL("../git-log.mjs", import.meta.url));

const start: StartReader = async () => ({ args: [program], commitsIn: Number });

export default start;
