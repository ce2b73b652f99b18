/**
 * Contracts that do not break those who rely on them.
 *
 * `contracts.lock.json` keeps what every contract promises (`contracts-lock`), in the words of `promisesOf`. `changesOf` compares
 * it with what they promise now. One function finds what broke (`breaks-of`); run backwards, it finds what was added. Each
 * change gets its sentence (`change-text`, `consequences`), and the breaking ones become violations that name the
 * consumers they break (`stable-contracts`).
 *
 * Everything comes down to one question: can what is written by one schema be read by another (`schema`)? A schema is taken
 * apart into shapes, each of one kind: strings, numbers, arrays, objects or listed values. For a shape that is written there must
 * be one that reads it, and what that takes is a list of demands on their parts: `schema-compatibility` answers yes or no,
 * `incompatibilities` says where and why not. What cannot be told, such as whether one pattern includes another, counts as a
 * break that says so. `{}` is anything: taking less of it than before is a break, giving it where something was promised too.
 *
 * Limits to know. Promises are what JSON Schema can say: the conditions of a `refine`, what a `transform` makes, what an
 * access rule decides and what a default is do not count. An object is taken to hold what its schema names; one that took
 * everything else as well (`looseObject`, `catchall`) is held to that. Several alternatives that only together take what
 * one took before are not recognised.
 */
export { changesOf } from "./changes-of.js";
export type { Aspect, ChangeDifference, ContractChange } from "./contract-change.js";
export type { ContractConsumer } from "./contract-consumer.js";
export { contractsLockFile, readContractsLock, writeContractsLock } from "./contracts-lock.js";
export { contractViolations } from "./stable-contracts.js";
