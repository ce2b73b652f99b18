/** Exit codes of the command line, the same for every command. */
export const exitCode = {
  fine: 0,
  negativeVerdict: 1,
  usage: 2,
  configuration: 3,
  environment: 4,
  refusedAsUnsafe: 5,
  bug: 70,
  interrupted: 130,
} as const;
