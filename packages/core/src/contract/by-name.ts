/** A record to look names up in: nothing is found that was not put there, not even `constructor`. */
export function byName<R extends object>(record: R): R {
  return Object.freeze(Object.assign(Object.create(null) as R, record));
}
