import type { Capability, Strength } from "@ashlar/survey";

/** What a repository must show before a capability counts as there, and what it means when nothing is shown. */
export interface Proof {
  /** The weakest evidence that suffices. */
  readonly needs: Strength;
  /**
   * `absent`: it would stand in the repository, so to look and see nothing is a no. `elsewhere`: it may live outside of the
   * repository, or in people's heads, so to see nothing proves nothing.
   */
  readonly unseen: "absent" | "elsewhere";
}

/** A pipeline either runs or it does not; what is code is there once it is used. */
export const proofs: Readonly<Record<Capability, Proof>> = {
  deployment: { needs: "exercised", unseen: "elsewhere" },
  testing: { needs: "exercised", unseen: "absent" },
  observability: { needs: "wired", unseen: "absent" },
  "on-call": { needs: "wired", unseen: "elsewhere" },
  resilience: { needs: "wired", unseen: "absent" },
  "infrastructure-as-code": { needs: "exercised", unseen: "elsewhere" },
  broker: { needs: "wired", unseen: "elsewhere" },
  "domain-driven-design": { needs: "wired", unseen: "elsewhere" },
  "data-grid": { needs: "wired", unseen: "elsewhere" },
};
