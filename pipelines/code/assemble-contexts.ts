import type { ContextEntry } from '../link/read-entries.ts';
import type { PlacedProse, ProseSource } from '../link/place-entries.ts';
import type { ContextText } from '../beside-model.ts';
import type { Finding, LineAccount, Repair } from '../model.ts';
import { headingPath } from '../parse/prose-document.ts';
import type { Piece } from '../parse/parsed-table.ts';
import { Healer } from '../repair/healer.ts';
import type { HyphenEvidence } from '../repair/hyphen-evidence.ts';

/** The contexts of a folder, and what there is to tell of their texts. */
export interface AssembledContexts {
	readonly contexts: readonly ContextText[];
	readonly repairs: readonly Repair[];
	readonly notes: readonly Finding[];
	readonly problems: readonly Finding[];
}

/** Heals the texts of contexts, in the order of the documents. What `contexts.csv` says must be what comes of it. */
export function assembleContexts(
	municipality: string,
	sources: readonly ProseSource[],
	pieces: ReadonlyMap<ContextEntry, readonly Piece[]>,
	evidenceOf: (source: ProseSource) => HyphenEvidence
): AssembledContexts {
	const contexts: ContextText[] = [];
	const problems: Finding[] = [];
	const repairs: Repair[] = [];
	const notes: Finding[] = [];
	for (const source of sources) {
		const { id: sourceId, file, documentDate } = source.reading.descriptor;
		const healer = new Healer(evidenceOf(source));
		const year = Number(documentDate?.slice(0, 4));
		for (const [entry, cut] of pieces) {
			if (entry.sourceId !== sourceId) continue;
			const { text } = healer.heal(file, cut);
			if (text !== entry.text) problems.push(differs(entry));
			if (!Number.isInteger(year)) problems.push(undated(entry, sourceId));
			const heading = headingPath(source.document.headings, entry.sourceLines[0] ?? 1);
			const { id: contextId, kind, areaId, sourceLines } = entry;
			contexts.push({ contextId, municipality, kind, areaId, heading, text, year, sourceId, sourceLines });
		}
		const told = healer.told([file]);
		repairs.push(...told.repairs);
		notes.push(...told.notes);
	}
	return { contexts, repairs: once(repairs), notes: once(notes), problems };
}

/** The accounts with the ids of evidence and contexts behind those that they have. */
export function withLineIds(
	accounts: readonly LineAccount[],
	lineIds: PlacedProse['lineIds']
): LineAccount[] {
	return accounts.map((account) => {
		const more = lineIds.get(`${account.source}:${account.line}`) ?? [];
		return more.length === 0 ? account : { ...account, entityIds: [...account.entityIds, ...more] };
	});
}

/** What `text` says of an entry where the document says something else. Never quotes either. */
export function differs(entry: Pick<ContextEntry, 'id' | 'file' | 'line'>): Finding {
	const message = `the lines that ${entry.id} names, repaired, say something else: write its text as they have it`;
	return { source: entry.file, line: entry.line, code: 'text-differs', message };
}

function undated(entry: ContextEntry, sourceId: string): Finding {
	const message = `${entry.id} needs the year of ${sourceId}: give it a documentDate`;
	return { source: entry.file, line: entry.line, code: 'undated-document', message };
}

/** A sentence that introduces a list is part of each of its items; what was done to it is told once. */
function once<Told extends Repair | Finding>(told: readonly Told[]): Told[] {
	const seen = new Set<string>();
	return told.filter((one) => {
		const key = JSON.stringify(one);
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}
