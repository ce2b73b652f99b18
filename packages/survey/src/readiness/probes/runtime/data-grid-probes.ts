import { pipelinesOf } from "../../ci/pipelines-of.js";
import { searchCode } from "../../code/search-code.js";
import type { Probe } from "../../probe.js";
import { dataGridLibraries } from "./libraries/data-grids.js";
import { placeOfStep, testSteps } from "./pipeline-steps.js";
import { hasKnownCode, seeLibraries, sightingOf } from "./seen-libraries.js";

const client: Probe = {
  id: "data-grid-client",
  capability: "data-grid",
  strength: "wired",
  looksFor: "An in-memory data grid in product code, as more than a cache",
  look: (files) => {
    const words = { used: "state is kept in", family: "an in-memory data grid" };
    return [sightingOf(files, seeLibraries(files, dataGridLibraries), words)];
  },
};

/** How tests start a grid of several members. */
const gridTest =
  /TestHazelcastInstanceFactory|HazelcastTestSupport|HazelcastContainer|IgniteContainer|InfinispanContainer|InfinispanServerExtension|CoherenceClusterExtension|CoherenceContainer|AerospikeContainer|TestClusterBuilder|InProcessTestCluster|MultiNodeSpec|MultiNodeConfig|ClusterStartupRule/;

const inPipeline: Probe = {
  id: "data-grid-in-pipeline",
  capability: "data-grid",
  strength: "exercised",
  looksFor: "Tests against a data grid that a pipeline runs",
  look: (files) => {
    if (seeLibraries(files, dataGridLibraries).used.length === 0) {
      return hasKnownCode(files)
        ? [{ outcome: "not-applicable", message: "No data grid is in use." }]
        : [{ outcome: "not-available", message: "No code in a language whose libraries are known." }];
    }
    if (!pipelinesOf(files).isPresent) {
      return [{ outcome: "not-available", message: "There is no pipeline here that could show it." }];
    }
    const [runs] = testSteps(files);
    const found = runs ? searchCode(files, { pattern: gridTest, role: "test" }) : [];
    return runs && found.length > 0
      ? [
          {
            outcome: "true",
            message: "A pipeline runs tests against members of a grid.",
            places: [...found, placeOfStep(runs)],
          },
        ]
      : [{ outcome: "false", message: "No pipeline was seen to test against members of a grid." }];
  },
};

/** The probes for what people know of in-memory data grids. */
export const dataGridProbes: readonly Probe[] = [client, inPipeline];
