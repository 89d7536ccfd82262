import type { ImportFinding } from '#pipelines/import/table-file.ts';

/** Findings that say the same, with every place that they are said of, in the order of the file. */
export interface FindingGroup {
	readonly code: string;
	readonly message: string;
	readonly places: readonly Pick<ImportFinding, 'sheet' | 'record' | 'line'>[];
}

/** Findings by what they say, the most frequent first. `textOf` gives the sentence that is shown. */
export function groupedFindings(
	findings: readonly ImportFinding[],
	textOf: (finding: ImportFinding) => string
): readonly FindingGroup[] {
	const groups = new Map<string, { code: string; message: string; places: ImportFinding[] }>();
	for (const finding of findings) {
		const message = textOf(finding);
		const group = groups.get(message);
		if (group) group.places.push(finding);
		else groups.set(message, { code: finding.code, message, places: [finding] });
	}
	return [...groups.values()].sort((a, b) => b.places.length - a.places.length);
}
