import type { Probe } from "../probe.js";
import { ciDeployJob } from "./deployment/ci-deploy-job.js";
import { deployRollback } from "./deployment/deploy-rollback.js";
import { deployScript } from "./deployment/deploy-script.js";
import { gitopsApplication } from "./deployment/gitops-application.js";
import { platformDeploy } from "./deployment/platform-deploy.js";
import { alertRules } from "./on-call/alert-rules.js";
import { codeOwners } from "./on-call/code-owners.js";
import { incidentReviews } from "./on-call/incident-reviews.js";
import { paging } from "./on-call/paging.js";
import { runbooks } from "./on-call/runbooks.js";
import { testsAtSeveralLevels } from "./testing/tests-at-several-levels.js";
import { severalTestLevelsInCi, testsInCi } from "./testing/tests-in-ci.js";
import { endToEndTests, integrationTests, unitTests } from "./testing/tests-present.js";

/** The probes for how the organisation delivers: deployment, testing, on-call. */
export const deliveryProbes: readonly Probe[] = [
  ciDeployJob,
  deployRollback,
  deployScript,
  gitopsApplication,
  platformDeploy,
  unitTests,
  integrationTests,
  endToEndTests,
  testsAtSeveralLevels,
  testsInCi,
  severalTestLevelsInCi,
  runbooks,
  incidentReviews,
  paging,
  alertRules,
  codeOwners,
];
