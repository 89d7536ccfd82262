import type { ContextReading, Place, RegisterReading } from '#pipelines/model.ts';
import { listCell, textCell, type RowOfTable } from './table-rows.ts';

type Reading = RegisterReading | ContextReading;

/** Rows of `sources` for one folder, in the order of its descriptor. */
export function sourceRows({ descriptor, sources }: Reading): RowOfTable<'sources'>[] {
	return sources.map((source) => ({
		source_id: source.descriptor.id,
		council_id: 'council' in descriptor ? descriptor.council.id : null,
		title: source.descriptor.title,
		document_date: source.descriptor.documentDate,
		kind: source.descriptor.kind,
		sha256: source.sha256,
		sha256_original: source.descriptor.sha256Original,
		lines: source.lines.length,
		terms: source.descriptor.terms
	}));
}

/** Rows of `line_accounts` for one folder. Throws where a line names a file that its descriptor does not list. */
export function lineAccountRows(reading: Reading): RowOfTable<'line_accounts'>[] {
	return reading.lineAccounts.map((account) => ({
		source_id: sourceIdOf(reading, account),
		line: account.line,
		role: account.role,
		entity_ids: listCell(account.entityIds)
	}));
}

/** Rows of `repairs` for one folder. Throws as `lineAccountRows` does. */
export function repairRows(reading: Reading): RowOfTable<'repairs'>[] {
	return reading.repairs.map((repair) => ({
		source_id: sourceIdOf(reading, repair),
		line: repair.line,
		kind: repair.kind,
		before: textCell(repair.before),
		after: textCell(repair.after),
		reason: repair.reason
	}));
}

/** Rows of `problems` for one register: records of an import that could not be used. Throws as `lineAccountRows` does. */
export function unusableLineRows(reading: RegisterReading): RowOfTable<'problems'>[] {
	return (reading.unusableLines ?? []).map((finding) => ({
		source_id: sourceIdOf(reading, finding),
		line: finding.line,
		code: finding.code,
		message: finding.message
	}));
}

function sourceIdOf({ folder, sources }: Reading, place: Place): string {
	const source = sources.find(({ descriptor }) => descriptor.file === place.source);
	if (!source) throw new Error(`${folder}/${place.source}:${place.line}: not a source of this folder`);
	return source.descriptor.id;
}
