import type { Finding } from './model.ts';

/** What a reading has found so far; filled as it goes. */
export interface Findings {
	readonly problems: Finding[];
	readonly notes: Finding[];
}

/** Adds what one step has found. */
export function addFindings(
	findings: Findings,
	more: { readonly problems?: readonly Finding[]; readonly notes?: readonly Finding[] }
): void {
	findings.problems.push(...(more.problems ?? []));
	findings.notes.push(...(more.notes ?? []));
}

/** By file, then line; within a line in the order in which they were found. */
export function sortedFindings(findings: readonly Finding[], files: readonly string[]): Finding[] {
	const place = (finding: Finding) => files.indexOf(finding.source);
	return [...findings].sort((a, b) => place(a) - place(b) || a.line - b.line);
}
