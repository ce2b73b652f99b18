import { AshlarError } from "../errors/index.js";

const form = /^([a-zA-Z]\w*):([1-9]\d{0,8})$/;

/**
 * Reads from which generations of live views modules may go back: the text of `ASHLAR_VIEWS_BACK`. It names a generation,
 * so that it holds for once: when the views have gone back, the live ones are of another.
 *
 * @throws AshlarError `ASH_SETTING_INVALID`
 * @example
 * ```ts
 * readViewsBack("orders:7,stock:3"); // { orders: 7, stock: 3 }
 * ```
 */
export function readViewsBack(text: string | undefined): Readonly<Record<string, number>> {
  const parts = (text ?? "").split(",").flatMap((part) => part.trim() || []);
  return Object.fromEntries(
    parts.map((part) => {
      const [, module, generation] = form.exec(part) ?? [];
      if (module === undefined) {
        throw new AshlarError("ASH_SETTING_INVALID", {
          message: `ASHLAR_VIEWS_BACK has "${part}"; it takes modules with generations, such as orders:7,stock:3.`,
        });
      }
      return [module, Number(generation)] as const;
    }),
  );
}
