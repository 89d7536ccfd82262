import type { Finding, Recommendation } from '../model.ts';
import type { ThreadRow } from './read-threads.ts';

/** What threads are held against. */
export interface ThreadedRegister {
	readonly councilId: string;
	readonly recommendations: readonly Pick<Recommendation, 'recommendationId' | 'year'>[];
	/** Ids that were given before, also to what the source no longer says. */
	readonly givenIds: ReadonlySet<string>;
}

/**
 * Holds every thread against the register: at least two recommendations that exist, of the years that it says, oldest
 * first, the first without a link and all others with one, all under one label and in one run of lines.
 */
export function verifyThreads(
	source: string,
	rows: readonly ThreadRow[],
	register: ThreadedRegister
): { readonly problems: readonly Finding[]; readonly notes: readonly Finding[] } {
	const problems: Finding[] = [];
	const notes: Finding[] = [];
	const years = new Map(register.recommendations.map((row) => [row.recommendationId, row.year]));
	for (const [index, row] of rows.entries()) {
		const { line, recommendationId: id } = row;
		const before = rows.slice(0, index).filter(({ threadId }) => threadId === row.threadId);
		for (const message of faultsOf(row, before, rows[index - 1], register.councilId)) {
			problems.push({ source, line, code: 'invalid-thread', message });
		}
		const isLast = rows[index + 1]?.threadId !== row.threadId;
		if (isLast && before.length === 0) {
			const message = `${row.threadId} has one recommendation: a thread joins two at least`;
			problems.push({ source, line, code: 'invalid-thread', message });
		}
		const year = years.get(id);
		if (year === row.year) continue;
		const message =
			year === undefined ? `no line of the register says ${id}` : `${id} is of ${year}, not of ${row.year}`;
		const isGone = year === undefined && register.givenIds.has(id);
		(isGone ? notes : problems).push({ source, line, code: 'thread-without-text', message });
	}
	return { problems, notes };
}

function faultsOf(
	row: ThreadRow,
	before: readonly ThreadRow[],
	above: ThreadRow | undefined,
	councilId: string
): string[] {
	const { threadId, recommendationId: id } = row;
	const last = before.at(-1);
	const faults: string[] = [];
	if (!new RegExp(`^${councilId}-h\\d{2,}$`).test(threadId))
		faults.push(`the id "${threadId}" is not of the form ${councilId}-h01`);
	if (before.some(({ recommendationId }) => recommendationId === id))
		faults.push(`${id} stands twice in ${threadId}`);
	if ((row.link === null) !== (last === undefined))
		faults.push(
			`${id} ${last ? 'needs a link to the one before it' : 'is the first of its thread and has a link'}`
		);
	if (!last) return faults;
	if (above !== last) faults.push(`${threadId} goes on after another thread: keep its lines together`);
	if (row.labelDa !== last.labelDa || row.labelEn !== last.labelEn)
		faults.push(`${threadId} has two labels: write the same on every line`);
	if (row.year < last.year)
		faults.push(`${id} of ${row.year} stands after one of ${last.year}: oldest first`);
	return faults;
}
