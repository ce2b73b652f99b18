import { CallError, Rejection } from "@ashlar/core";

/** The error that a promise rejects with. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("It should have failed, but did not.");
}

/** The refusal that a call ends with. */
export async function rejectionOf(work: Promise<unknown>): Promise<Rejection> {
  const error = await failureOf(work);
  if (error instanceof Rejection) return error;
  throw new Error("It should have been refused.", { cause: error });
}

/** The failure, other than a refusal, that a call ends with. */
export async function callErrorOf(work: Promise<unknown>): Promise<CallError> {
  const error = await failureOf(work);
  if (error instanceof CallError) return error;
  throw new Error("It should have failed with a CallError.", { cause: error });
}
