/** Colours and letters, in the tones of the other pages that Ashlar makes. On paper it is always light. */
export const tokens = `
:root {
  color-scheme: light dark;
  --ground: #f7f5f1; --sheet: #fffefc; --sunken: #efece6; --ink: #24211d; --soft: #625b51; --line: #dcd6cb; --edge: #8f8679;
  --bad: #a3231b; --bad-tint: #f9e4e0; --warn: #7a4f00; --warn-tint: #f8ecd2; --warn-fill: #b17c1f; --good: #2c6a35; --good-tint: #e3efe2;
  --calm: #2a5d84; --calm-tint: #e4edf4; --focus: #1d5a87;
  --serif: "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, Palatino, Georgia, "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #191816; --sheet: #22201d; --sunken: #2a2824; --ink: #ece7de; --soft: #aca497; --line: #3a3630; --edge: #8a8276;
    --bad: #f2978e; --bad-tint: #43231f; --warn: #e3b45c; --warn-tint: #3d301a; --warn-fill: #c9983f; --good: #8cc996; --good-tint: #20351f;
    --calm: #8fc1e6; --calm-tint: #1d2f3d; --focus: #85bde6;
  }
}
`;
