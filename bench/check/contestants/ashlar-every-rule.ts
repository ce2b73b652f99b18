import { startAshlar } from "../ashlar.ts";
import type { StartChecker } from "../contestant.ts";

const start: StartChecker = () => startAshlar({ everyRule: true });

export default start;
