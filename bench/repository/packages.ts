/** A package that is not the repository's own; a stub of it lies in `node_modules`. */
export interface ExternalPackage {
  readonly name: string;
  /** What files import of it by default, if anything. */
  readonly byDefault?: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** Paths below its name that can be imported. */
  readonly subpaths?: readonly string[];
  /** Whether it has `exports`, or only the older `main`. */
  readonly exports: boolean;
}

const external = (
  name: string,
  values: string,
  types: string,
  more: Omit<Partial<ExternalPackage>, "name" | "values" | "types"> = {},
): ExternalPackage => ({ name, values: words(values), types: words(types), exports: true, ...more });

const words = (text: string) => text.split(" ").filter((word) => word !== "");

/** What all kinds of files import. */
export const commonPackages = [
  external("zod", "z", "ZodType ZodError"),
  external("lodash", "groupBy sortBy keyBy", "", { exports: false, subpaths: ["debounce", "throttle"] }),
  external("date-fns", "addDays formatISO parseISO", "Interval"),
  external("nanoid", "nanoid customAlphabet", ""),
  external("ms", "", "StringValue", { byDefault: "ms", exports: false }),
  external("tiny-invariant", "", "", { byDefault: "invariant", exports: false }),
];

/** What files without components import besides. */
export const serverPackages = [
  external("pino", "pino", "Logger"),
  external("kysely", "sql Kysely", "Selectable Insertable"),
  external("fastify", "fastify", "FastifyInstance FastifyReply"),
  external("undici", "request Agent", "Dispatcher"),
  external("p-limit", "", "LimitFunction", { byDefault: "pLimit" }),
  external("yaml", "parse stringify", "Document", { exports: false }),
];

/** What files with components import besides. */
export const browserPackages = [
  external("react", "useMemo useState useCallback useEffect", "ReactNode PropsWithChildren", {
    subpaths: ["jsx-runtime"],
  }),
  external("clsx", "clsx", "ClassValue"),
  external("@tanstack/react-query", "useQuery useMutation", "QueryKey"),
  external("react-hook-form", "useForm useWatch", "FieldValues"),
  external("react-router", "useParams useNavigate", "Location"),
  external("zustand", "create", "StoreApi"),
];

export const testRunner = external("vitest", "describe expect it vi", "Mock");

export const externalPackages: readonly ExternalPackage[] = [
  ...commonPackages,
  ...serverPackages,
  ...browserPackages,
  testRunner,
];

/** Node's own modules and what files import of them. */
export const builtins: readonly (readonly [specifier: string, values: readonly string[]])[] = [
  ["node:path", ["join", "relative"]],
  ["node:fs/promises", ["readFile", "writeFile"]],
  ["node:crypto", ["createHash", "randomUUID"]],
  ["node:util", ["inspect", "promisify"]],
  ["node:events", ["once"]],
  ["node:url", ["fileURLToPath"]],
  ["os", ["cpus", "hostname"]],
  ["path", ["basename", "extname"]],
];
