/** The files that are taken for tests when boundaries.yaml does not say which are. */
export const usualTests: readonly string[] = [
  "**/*.{test,spec,stories,bench}.*",
  "**/{test,tests,__tests__,__mocks__,__fixtures__,e2e,cypress}/**",
];
