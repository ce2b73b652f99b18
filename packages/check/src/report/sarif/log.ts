/**
 * The part of SARIF 2.1.0, the static analysis results interchange format, that a check writes. See OASIS, "Static
 * Analysis Results Interchange Format (SARIF) Version 2.1.0", whose names these are.
 */
export interface SarifLog {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly [SarifRun];
}

/** One run of the tool. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly columnKind: "utf16CodeUnits";
  readonly originalUriBaseIds: Readonly<Record<string, { readonly description: SarifMessage }>>;
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly SarifNotification[];
    },
  ];
  readonly results: readonly SarifResult[];
}

/** The tool, and what it looks for. */
export interface SarifDriver {
  readonly name: string;
  readonly semanticVersion?: string;
  readonly rules: readonly SarifRule[];
}

/** A rule: a `reportingDescriptor`. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription: SarifMessage;
  readonly help: SarifMessage & { readonly markdown: string };
}

/** A violation. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: "error" | "warning";
  readonly message: SarifMessage;
  readonly locations: readonly [SarifLocation];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

/** Something to tell about the run itself. */
export interface SarifNotification {
  readonly level: "warning" | "note";
  readonly message: SarifMessage;
  readonly descriptor?: { readonly id: string };
  readonly locations?: readonly SarifLocation[];
}

/** A place. An `id` lets the result's message link to it. */
export interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region?: SarifRegion;
  };
}

/** A stretch of a file; lines and columns count from 1, and the end is the column after the last. */
export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}

/** Text for a reader. */
export interface SarifMessage {
  readonly text: string;
}
