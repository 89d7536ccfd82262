import type { ThreadRow } from './queries/threads-of-council.ts';

/** One recommendation of a thread, words in the reader's language. */
export type ThreadEntry = Omit<ThreadRow, 'threadId' | 'label' | 'labelEn' | 'rationaleEn'>;

/** A thread with its recommendations, oldest first. */
export interface GroupedThread {
	readonly threadId: string;
	readonly label: string;
	readonly members: readonly ThreadEntry[];
}

/** The rows of threads as threads, in the order of the rows, with labels and rationales in one language. */
export function groupThreads(rows: readonly ThreadRow[], locale: 'da' | 'en'): readonly GroupedThread[] {
	const threads = new Map<string, { threadId: string; label: string; members: ThreadEntry[] }>();
	for (const { threadId, label, labelEn, rationale, rationaleEn, ...row } of rows) {
		const thread = threads.get(threadId) ?? {
			threadId,
			label: locale === 'en' ? labelEn : label,
			members: []
		};
		thread.members.push({ ...row, rationale: locale === 'en' ? rationaleEn : rationale });
		threads.set(threadId, thread);
	}
	return [...threads.values()];
}
