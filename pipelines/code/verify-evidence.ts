import type { Finding, SourceReading } from '../model.ts';
import type { EvidenceRow } from './read-evidence.ts';

/** What evidence is held against. */
export interface EvidencedRegister {
	readonly sources: readonly SourceReading[];
	readonly recommendationIds: ReadonlySet<string>;
	/** Ids that were given before, also to what the source no longer says. */
	readonly givenIds: ReadonlySet<string>;
}

type Fault = readonly [code: string, message: string];

/** Holds every passage against its lines, letter by letter. Messages name the id and never the words. */
export function verifyEvidence(
	source: string,
	rows: readonly EvidenceRow[],
	register: EvidencedRegister
): { readonly problems: readonly Finding[]; readonly notes: readonly Finding[] } {
	const problems: Finding[] = [];
	const notes: Finding[] = [];
	const seen = new Map<string, EvidenceRow>();
	const pairs = new Set<string>();
	for (const row of rows) {
		const { line, evidenceId: id, recommendationId } = row;
		const faults = [...quoteFaults(row, register.sources), ...passageFaults(row, seen.get(id))];
		const pair = `${id} ${recommendationId}`;
		if (pairs.has(pair)) faults.push(['doubled-evidence', `${pair} stands twice: take one of them out`]);
		pairs.add(pair);
		seen.set(id, row);
		if (!register.recommendationIds.has(recommendationId)) {
			const message = `no line of the register says ${recommendationId}`;
			const finding = { source, line, code: 'evidence-without-text', message };
			(register.givenIds.has(recommendationId) ? notes : problems).push(finding);
		}
		problems.push(...faults.map(([code, message]) => ({ source, line, code, message })));
	}
	return { problems, notes };
}

/** The quote must stand in the lines named, trimmed and joined by one space, and need the first and the last. */
function quoteFaults(row: EvidenceRow, sources: readonly SourceReading[]): Fault[] {
	const { evidenceId: id, quote } = row;
	const source = sources.find(({ descriptor }) => descriptor.id === row.sourceId);
	if (!source) return [];
	const lines = row.sourceLines.map((line) => (source.lines[line - 1] ?? '').trim());
	const isIn = (some: readonly string[]) => some.join(' ').includes(quote);
	if (!isIn(lines))
		return [['quote-not-in-lines', `the quote of ${id} does not stand in its lines: copy it as it stands`]];
	if (lines.length > 1 && (isIn(lines.slice(1)) || isIn(lines.slice(0, -1))))
		return [['line-named-in-vain', `${id} names a line that its quote does not need`]];
	const { documentDate } = source.descriptor;
	return row.date === documentDate
		? []
		: [
				[
					'other-date',
					`${id} is of ${row.date} and its document of ${documentDate ?? 'no date'}: write the same`
				]
			];
}

/** A passage that bears on several recommendations is the same passage in each row. */
function passageFaults({ evidenceId: id, ...row }: EvidenceRow, before: EvidenceRow | undefined): Fault[] {
	const isSame =
		!before ||
		(before.quote === row.quote &&
			before.sourceId === row.sourceId &&
			before.sourceLines.join(';') === row.sourceLines.join(';'));
	return isSame
		? []
		: [['other-passage', `${id} is another passage than on line ${before.line}: give it its own id`]];
}
