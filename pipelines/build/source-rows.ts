import type { Place, RegisterReading } from '#pipelines/model.ts';
import { listCell, textCell, type RowOfTable } from './table-rows.ts';

/** Rows of `sources` for one register, in the order of its descriptor. */
export function sourceRows({ descriptor, sources }: RegisterReading): RowOfTable<'sources'>[] {
	return sources.map((source) => ({
		source_id: source.descriptor.id,
		council_id: descriptor.council.id,
		title: source.descriptor.title,
		document_date: source.descriptor.documentDate,
		kind: source.descriptor.kind,
		sha256: source.sha256,
		sha256_original: source.descriptor.sha256Original,
		lines: source.lines.length,
		terms: source.descriptor.terms
	}));
}

/** Rows of `line_accounts` for one register. Throws where a line names a file that the register does not list. */
export function lineAccountRows(reading: RegisterReading): RowOfTable<'line_accounts'>[] {
	return reading.lineAccounts.map((account) => ({
		source_id: sourceIdOf(reading, account),
		line: account.line,
		role: account.role,
		entity_ids: listCell(account.entityIds)
	}));
}

/** Rows of `repairs` for one register. Throws as `lineAccountRows` does. */
export function repairRows(reading: RegisterReading): RowOfTable<'repairs'>[] {
	return reading.repairs.map((repair) => ({
		source_id: sourceIdOf(reading, repair),
		line: repair.line,
		kind: repair.kind,
		before: textCell(repair.before),
		after: textCell(repair.after),
		reason: repair.reason
	}));
}

function sourceIdOf({ folder, sources }: RegisterReading, place: Place): string {
	const source = sources.find(({ descriptor }) => descriptor.file === place.source);
	if (!source) throw new Error(`${folder}/${place.source}:${place.line}: not a source of this register`);
	return source.descriptor.id;
}
