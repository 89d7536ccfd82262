import { type EvidenceRow, readEvidence } from './code/read-evidence.ts';
import { addFindings, type Findings } from './findings.ts';
import { type PlacedProse, placeEntries, type ProseSource } from './link/place-entries.ts';
import { type Entries, readBackground, readContexts, readRecommendations } from './link/read-entries.ts';
import type { Finding, SourceDescriptor } from './model.ts';
import { proseParser } from './parse/prose-layouts.ts';
import { readSource } from './read/read-source.ts';

/** What reading documents of prose needs beside their files. */
export interface ProseContext {
	/** The shared areas; null where they are not at hand. */
	readonly areaIds: ReadonlySet<string> | null;
	/** True for a heading that `themes.csv` knows. */
	readonly isTheme: (label: string) => boolean;
	/** True for a build: a source other than described is a problem, not a note. */
	readonly requireIds?: boolean;
}

/** The documents of prose of one folder, with what its files say of them. */
export interface ProseRead {
	/** In the order of the descriptor. */
	readonly sources: readonly ProseSource[];
	readonly placed: PlacedProse;
	readonly evidence: readonly EvidenceRow[];
}

/** Whether a source is prose: read line by line, and explained by entries of the folder. */
export function isProse({ layout }: SourceDescriptor): boolean {
	return proseParser(layout) !== undefined;
}

/** Reads the documents of prose of a folder and puts every entry to its lines. What is wrong goes into `findings`. */
export async function readProse(
	files: ReadonlyMap<string, Uint8Array>,
	descriptors: readonly SourceDescriptor[],
	context: ProseContext,
	findings: Findings
): Promise<ProseRead> {
	const sources: ProseSource[] = [];
	for (const descriptor of descriptors) {
		const source = await readOne(files.get(descriptor.file), descriptor, context, findings);
		if (source) sources.push(source);
	}
	const read = <Row>(name: string, reader: (file: string, bytes: Uint8Array) => Entries<Row>) => {
		const bytes = files.get(name);
		const entries = bytes ? reader(name, bytes) : { rows: [], problems: [] };
		addFindings(findings, entries);
		return entries.rows;
	};
	const evidence = read('evidence.csv', readEvidence);
	const entries = {
		recommendations: read('recommendations.csv', readRecommendations),
		contexts: read('contexts.csv', (file, bytes) => readContexts(file, bytes, context.areaIds)),
		evidence: evidence.map((row) => ({ ...row, id: row.evidenceId, file: 'evidence.csv' })),
		background: read('background.csv', readBackground)
	};
	const placed = placeEntries(sources, entries, context.isTheme);
	addFindings(findings, placed);
	return { sources, placed, evidence };
}

async function readOne(
	bytes: Uint8Array | undefined,
	descriptor: SourceDescriptor,
	{ requireIds }: ProseContext,
	findings: Findings
): Promise<ProseSource | null> {
	const parse = proseParser(descriptor.layout);
	if (!parse) return null;
	const { file: source, documentDate } = descriptor;
	if (!bytes) {
		findings.problems.push(missingSource(source));
		return null;
	}
	const read = await readSource(descriptor, bytes);
	findings.problems.push(...read.problems);
	(requireIds ? findings.problems : findings.notes).push(...read.notes);
	const document = parse(read.reading.lines);
	addFindings(findings, document);
	if (document.date !== null && !document.date.startsWith(documentDate ?? 'none')) {
		const message = `the document says ${document.date} and its descriptor ${documentDate ?? 'no date'}: write the same`;
		findings.problems.push({ source, line: 1, code: 'other-date', message });
	}
	return { reading: read.reading, document };
}

/** The finding on a source that a descriptor names and the folder lacks. */
export function missingSource(source: string): Finding {
	const message = `the folder has no ${source}, which its descriptor names: put the document there`;
	return { source, line: 1, code: 'missing-source', message };
}
