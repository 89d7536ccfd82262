import { IMPLEMENTATIONS, STATES } from '../vocabulary.ts';
import type { PublishedCode } from './open-changes.ts';

/** One thing that a version changed in a recommendation. */
export interface CodeChange {
	readonly version: string;
	readonly recommendationId: string;
	/** Column; null where the recommendation was added or taken away. */
	readonly field: string | null;
	readonly before: string | null;
	readonly after: string | null;
}

/** What one published version says of every recommendation. */
export interface PublishedCodes {
	readonly version: string;
	/** `YYYY-MM-DD` */
	readonly date: string;
	readonly codes: readonly PublishedCode[];
}

/**
 * What every published version says, the newest first, from what the newest says and what each version changed. A
 * recommendation that was taken away stands last in the versions that had it, without codes: which it had is not known.
 *
 * @param versions the oldest first, the last is that of `current`
 * @param changes of all of these versions, in any order
 */
export function publishedCodes(
	current: readonly PublishedCode[],
	versions: readonly { readonly version: string; readonly date: string }[],
	changes: readonly CodeChange[]
): readonly PublishedCodes[] {
	const published: PublishedCodes[] = [];
	let codes = current;
	for (const { version, date } of versions.toReversed()) {
		published.push({ version, date, codes });
		codes = without(
			codes,
			changes.filter((change) => change.version === version)
		);
	}
	return published;
}

/** The codes as they were before these changes. */
function without(codes: readonly PublishedCode[], changes: readonly CodeChange[]): readonly PublishedCode[] {
	const before = new Map(codes.map((code) => [code.recommendationId, code]));
	for (const { recommendationId, field, before: was } of changes) {
		const code = before.get(recommendationId);
		if (field === null) {
			if (was === null) before.delete(recommendationId);
			else
				before.set(recommendationId, { recommendationId, areaId: null, implementation: null, state: null });
		} else if (code !== undefined) {
			before.set(recommendationId, { ...code, ...partOf(field, was) });
		}
	}
	return [...before.values()];
}

function partOf(field: string, value: string | null): Partial<PublishedCode> {
	if (field === 'area_id') return { areaId: value };
	if (field === 'implementation') {
		return { implementation: IMPLEMENTATIONS.find((code) => code === value) ?? null };
	}
	return field === 'state' ? { state: STATES.find((code) => code === value) ?? null } : {};
}
