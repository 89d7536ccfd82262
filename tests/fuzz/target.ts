import type fc from 'fast-check';

/**
 * One parser, codec or route under random input. A case passes where `check` neither throws nor rejects; the errors that a
 * parser declares are caught by its target.
 */
export interface Target<Input = unknown> {
	/** Names the folder of its corpus: small letters and hyphens. */
	readonly name: string;
	readonly arbitrary: fc.Arbitrary<Input>;
	readonly check: (input: Input) => void | Promise<void>;
	/** Cases in `npm test`, where `QUICK_CASES` cost too much. */
	readonly quickCases?: number;
	/** Cases in the long run, where its full number would take hours. */
	readonly mostCases?: number;
}

/** Cases of a target in `npm test`. */
export const QUICK_CASES = 2_000;

/** Cases of a target in the long run. */
export const FULL_CASES = 100_000;

/** Longest input that is tried, in characters or bytes. */
export const LONGEST_INPUT = 65_536;

/** The same target, its input forgotten by the types: what makes a case and what checks it stay together. */
export function fuzzTarget<Input>(target: Target<Input>): Target {
	// The check is only ever called with what the arbitrary made or with what was kept of it.
	return target as unknown as Target;
}

/**
 * What a call gives; null where it throws an error of one of the kinds that it declares.
 * @throws any other error, and one whose message says nothing
 */
export function orRefused<Result>(
	call: () => Result,
	...declared: readonly (abstract new (...args: never[]) => Error)[]
): Result | null {
	try {
		return call();
	} catch (cause) {
		return refused(cause, declared);
	}
}

/** The same for a call that answers later. */
export async function orRefusedLater<Result>(
	call: () => Promise<Result>,
	...declared: readonly (abstract new (...args: never[]) => Error)[]
): Promise<Result | null> {
	try {
		return await call();
	} catch (cause) {
		return refused(cause, declared);
	}
}

function refused(cause: unknown, declared: readonly (abstract new (...args: never[]) => Error)[]): null {
	const isDeclared = declared.some((kind) => cause instanceof kind);
	if (!isDeclared) throw cause;
	if (cause instanceof Error && cause.message.length < 5)
		throw new Error('a refusal without a reason', { cause });
	return null;
}
