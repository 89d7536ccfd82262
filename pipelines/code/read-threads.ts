import { THREAD_LINKS, type ThreadLink } from '#lib/domain/vocabulary.ts';
import type { ThreadMember } from '../beside-model.ts';
import type { Finding } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';

const COLUMNS = [
	...(['thread_id', 'label_da', 'label_en', 'recommendation_id'] as const),
	...(['year', 'link', 'rationale_da', 'rationale_en'] as const)
];

/** One record of `threads.csv`. */
export interface ThreadRow extends ThreadMember {
	readonly line: number;
}

/** Reads `threads.csv`. A record that cannot be used is a problem and left out. */
export function readThreads(
	file: string,
	bytes: Uint8Array
): { readonly rows: readonly ThreadRow[]; readonly problems: readonly Finding[] } {
	const table = readCsvTable(file, bytes, COLUMNS);
	const problems: Finding[] = [...table.problems];
	const rows: ThreadRow[] = [];
	for (const { line, values } of table.rows) {
		const link = THREAD_LINKS.find((code) => code === values.link) ?? null;
		const fault = faultOf(values, link);
		if (fault !== null) {
			problems.push({ source: file, line, code: 'invalid-thread', message: fault });
			continue;
		}
		rows.push({
			line,
			threadId: values.thread_id,
			labelDa: values.label_da,
			labelEn: values.label_en,
			recommendationId: values.recommendation_id,
			year: Number(values.year),
			link,
			rationaleDa: values.rationale_da,
			rationaleEn: values.rationale_en
		});
	}
	return { rows, problems };
}

function faultOf(
	values: Readonly<Record<(typeof COLUMNS)[number], string>>,
	link: ThreadLink | null
): string | null {
	if (values.link !== '' && link === null)
		return `unknown link: "${values.link}": the links are ${THREAD_LINKS.join(', ')}`;
	if (!/^\d{4}$/.test(values.year)) return `invalid year: "${values.year}"`;
	if (values.label_da === '' || values.label_en === '') return 'label_da or label_en is missing';
	const given = [values.rationale_da, values.rationale_en].filter((rationale) => rationale !== '').length;
	if (given === (link === null ? 0 : 2)) return null;
	return 'a link needs rationale_da and rationale_en, and the first of a thread has neither';
}
