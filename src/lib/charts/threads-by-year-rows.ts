import {
	LINK_KINDS,
	type LinkKind,
	type Thread,
	type ThreadMember
} from '#lib/domain/measures/year-repeats.ts';
import type { Implementation } from '#lib/domain/vocabulary.ts';
import type { ChartRow } from './spec.ts';

/** One recommendation of a thread, with what became of it. */
export interface ThreadUnit extends ThreadMember {
	/** Null where its source carries no status, or nobody has judged it. */
	readonly implementation: Implementation | null;
}

/** One thread of figure F as table and CSV have it. */
export interface ThreadRow extends ChartRow {
	readonly thread_id: string;
	readonly thread: string;
	/** Recommendations. */
	readonly times: number;
	/** One for each recommendation, oldest first: `2014, 2016, 2016`. */
	readonly years: string;
	/** Links of this kind. */
	readonly verbatim: number;
	readonly reworded: number;
	readonly follows_up: number;
}

/** What was asked most often first, then what was first asked earliest, then by id. */
export function mostAskedFirst(threads: readonly Thread<ThreadUnit>[]): readonly Thread<ThreadUnit>[] {
	const first = ({ members }: Thread<ThreadUnit>) => members[0]?.year ?? Infinity;
	return [...threads].sort(
		(a, b) =>
			b.members.length - a.members.length ||
			Number(first(a) > first(b)) - Number(first(a) < first(b)) ||
			(a.threadId < b.threadId ? -1 : Number(a.threadId > b.threadId))
	);
}

/** The rows of figure F, in the order given. */
export function threadRows(threads: readonly Thread<ThreadUnit>[]): readonly ThreadRow[] {
	return threads.map(({ threadId, label, members }) => {
		const links = Object.fromEntries(
			LINK_KINDS.map((kind) => [kind, members.filter((member) => member.link === kind).length])
		) as Record<LinkKind, number>; // fromEntries widens the keys that it was given
		return {
			thread_id: threadId,
			thread: label,
			times: members.length,
			years: members.map((member) => member.year).join(', '),
			...links
		};
	});
}
