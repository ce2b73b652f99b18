import { startAshlar } from "../ashlar.ts";
import type { StartChecker } from "../contestant.ts";

const start: StartChecker = () => startAshlar({ everyRule: false });

export default start;
