/** How a recommendation of a thread is joined to the one before it. Public codes of the codebook. */
export const LINK_KINDS = ['verbatim', 'reworded', 'follows_up'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** One recommendation of a thread. */
export interface ThreadMember {
	readonly recommendationId: string;
	readonly year: number;
	/** To the one before it; null for the first. */
	readonly link: LinkKind | null;
}

/** The same demand over the years. */
export interface Thread<Member extends ThreadMember = ThreadMember> {
	readonly threadId: string;
	readonly label: string;
	/** Oldest first. */
	readonly members: readonly Member[];
}

/** A recommendation that asks for the same. */
export interface Repeat {
	readonly recommendationId: string;
	readonly year: number;
}

/** What else asks for the same; each list oldest first, then by id, none twice. Empty where nothing does. */
export interface Repeats {
	readonly earlier: readonly Repeat[];
	/** Another recommendation of the same year: neither earlier nor later. */
	readonly sameYear: readonly Repeat[];
	readonly later: readonly Repeat[];
}

/**
 * The other recommendations of every thread that a recommendation is in, apart by whether they were given in an earlier
 * year, the same or a later one. All are empty where it is in no thread.
 */
export function repeatedOf(recommendationId: string, threads: readonly Thread[]): Repeats {
	const found = new Map<string, Repeat>();
	let ownYear: number | undefined;
	for (const { members } of threads) {
		const own = members.find((member) => member.recommendationId === recommendationId);
		if (own === undefined) continue;
		ownYear = own.year;
		for (const member of members) {
			if (member.recommendationId !== recommendationId) found.set(member.recommendationId, pick(member));
		}
	}
	if (ownYear === undefined) return { earlier: [], sameYear: [], later: [] };
	const year = ownYear;
	const others = [...found.values()].sort(byYearAndId);
	return {
		earlier: others.filter((other) => other.year < year),
		sameYear: others.filter((other) => other.year === year),
		later: others.filter((other) => other.year > year)
	};
}

/** How often each recommendation was asked: the length of the longest thread it is in. One in no thread is not there. */
export function timesAsked(threads: readonly Thread[]): ReadonlyMap<string, number> {
	const times = new Map<string, number>();
	for (const { members } of threads) {
		for (const { recommendationId } of members) {
			times.set(recommendationId, Math.max(members.length, times.get(recommendationId) ?? 1));
		}
	}
	return times;
}

function pick({ recommendationId, year }: ThreadMember): Repeat {
	return { recommendationId, year };
}

function byYearAndId(a: Repeat, b: Repeat): number {
	return (
		a.year - b.year ||
		(a.recommendationId < b.recommendationId ? -1 : Number(a.recommendationId > b.recommendationId))
	);
}
