import { isCouncilSlug } from '#lib/domain/council-slug.ts';
import { readDescriptor } from '../read/register-descriptor.ts';
import type { CouncilDescriptor, RegisterDescriptor, SourceDescriptor } from '../model.ts';
import { sha256 } from '../read/read-source.ts';
import { applyMapping, type MappedRow } from './apply-mapping.ts';
import { type BodyCouncil, formatBodyCouncils, giveCouncils } from './body-councils.ts';
import { bodyOf } from './claim-rows.ts';
import { hasStatuses } from './mapped-coding.ts';
import {
	COUNCILS_FILE,
	IDS_FILE,
	isMappedFolder,
	MAPPED_TABLE,
	type MappedFolder,
	MAPPING_FILE,
	type MappedSource,
	readMappedFolder
} from './mapped-folder.ts';
import { formatMapping, type Mapping, parseMapping } from './mapping.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readForeign } from './read-foreign.ts';
import { type RowChange, settleRegister, type UpdateConflict } from './settle-register.ts';
import { isDate, statusDateOf } from './status-date.ts';
import { ImportRefusal, type Progress, type TableFile } from './table-file.ts';

/** What a new register's council is called; the rest is told by its rows. */
export type NewCouncil = Pick<CouncilDescriptor, 'id' | 'slug' | 'name' | 'municipality' | 'kind'> & {
	readonly legalBasis?: string;
};

/** A register as received, and what it belongs to. */
export interface RegisterUpdate {
	readonly bytes: Uint8Array;
	readonly fileName: string;
	/** Null for that of the folder, else one that is proposed. */
	readonly mapping: Mapping | null;
	/** Files of the register's folder as it is; null for a new one. */
	readonly before: ReadonlyMap<string, Uint8Array> | null;
	/** Needed for a new one. */
	readonly council?: NewCouncil;
	/** True where a new one is the council that `/` leads to. */
	readonly home?: boolean;
	/** Date that the statuses are of; left out for that in the file. */
	readonly asOf?: string;
	readonly progress?: Progress;
}

/** A register folder as an update would leave it, and what that changes. */
export interface UpdatedRegister {
	/** Every file of the folder; the very bytes that were there where nothing changes. */
	readonly files: ReadonlyMap<string, Uint8Array>;
	readonly descriptor: RegisterDescriptor;
	readonly councils: readonly BodyCouncil[];
	readonly counts: {
		readonly new: number;
		readonly changed: number;
		readonly unchanged: number;
		readonly retired: number;
	};
	readonly changes: readonly RowChange[];
	readonly conflicts: readonly UpdateConflict[];
	/** True where not a byte of the folder changes. */
	readonly same: boolean;
	/** How the date of the statuses was found; null where it was given, kept, or there are none. */
	readonly dateFrom: 'heading' | 'latest-date' | null;
}

const TERMS = 'Kildeteksten er ikke omfattet af projektets licens; citeret med kildeangivelse.';
const ENDINGS: Readonly<Record<TableFile['form'], string>> = {
	csv: 'csv',
	xlsx: 'xlsx',
	json: 'json',
	docx: 'docx',
	'text-table': 'txt',
	pdf: 'pdf'
};

/**
 * The folder of a new register, or of one that a newer file takes the place of: ids are kept, what vanished is retired, codings by hand
 * stay. Writes nothing, and runs in a browser, too.
 *
 * Rejects with `ImportRefusal` where the file is no register, the council cannot be named so, or the date of its statuses is
 * not known; with DataError where the folder cannot be read.
 */
export async function updateRegister(update: RegisterUpdate): Promise<UpdatedRegister> {
	const before = update.before ? await folderBefore(update.before) : null;
	// A folder that was prepared and never imported says whose register it is, and how it is read.
	const prepared = update.before && !before ? readDescriptor(update.before) : null;
	const council =
		(before ?? (prepared && { descriptor: prepared }))?.descriptor.council ?? newCouncil(update.council);
	const { bytes, fileName, progress } = update;
	const file = await readForeign(bytes, progress ? { progress } : {});
	const kept = update.mapping ?? before?.mapping ?? preparedMapping(update.before);
	const mapping = kept ?? proposeMapping(file, fileName).mapping;
	const mapped = applyMapping(file, mapping);
	if (mapped.rows.length === 0) throw new ImportRefusal('no-usable-row', 'no row of the file can be used');
	const sum = await sha256(bytes);
	const { statusAsOf, dateFrom } = dateOf(update, before, { mapped, mapping, sum });
	const councils = councilsOf(before, update.before, mapped.rows, council);
	const descriptor: SourceDescriptor = {
		...sourceBefore(before, council, councils, fileName),
		file: `source.${ENDINGS[file.form]}`,
		documentDate: statusAsOf,
		sha256: sum,
		sha256Original: sum
	};
	const added = before?.sources.slice(1) ?? [];
	const sources: MappedSource[] = [{ descriptor, bytes, file, mapping, mapped }, ...added];
	const { texts, isCodedSo, ...settled } = settleRegister({
		before,
		files: update.before,
		council,
		councils,
		sources,
		statusAsOf,
		home: prepared?.home ?? update.home ?? false
	});
	const result = { ...settled, councils, dateFrom };
	const isSame =
		update.before !== null &&
		before !== null &&
		isCodedSo &&
		result.changes.length === 0 &&
		before.descriptor.statusAsOf === statusAsOf &&
		before.sources[0]?.descriptor.sha256 === sum &&
		formatMapping(before.mapping) === formatMapping(mapping);
	if (isSame) return { ...result, files: update.before, same: true };
	const files = new Map(update.before ?? []);
	const old = (before?.descriptor ?? prepared)?.sources[0]?.file;
	if (old !== undefined) files.delete(old);
	files.set(descriptor.file, bytes);
	for (const [name, text] of texts) files.set(name, new TextEncoder().encode(text));
	const isMany = mapping.fields.body !== undefined || update.before?.has(COUNCILS_FILE);
	if (isMany) files.set(COUNCILS_FILE, new TextEncoder().encode(formatBodyCouncils(councils)));
	files.set(MAPPING_FILE, new TextEncoder().encode(formatMapping(mapping)));
	return { ...result, files, same: false };
}

/** How many rows of a file are new, changed or unchanged against a register folder, and how many of that are gone. */
export async function compareWithRegister(
	update: Omit<RegisterUpdate, 'before'> & { readonly before: ReadonlyMap<string, Uint8Array> }
): Promise<UpdatedRegister['counts']> {
	return (await updateRegister(update)).counts;
}

function preparedMapping(files: ReadonlyMap<string, Uint8Array> | null): Mapping | null {
	const bytes = files?.get(MAPPING_FILE);
	return bytes ? parseMapping(new TextDecoder().decode(bytes)) : null;
}

/** The register of a folder; null where it was prepared and no id was given yet. */
async function folderBefore(files: ReadonlyMap<string, Uint8Array>): Promise<MappedFolder | null> {
	if (!isMappedFolder(files)) {
		throw new ImportRefusal(
			'not-imported',
			'the register was not made by an import, and its documents are not replaced by one: give a new folder'
		);
	}
	return files.has(IDS_FILE) ? readMappedFolder(files, null) : null;
}

function newCouncil(council: NewCouncil | undefined): CouncilDescriptor {
	if (!council) {
		throw new ImportRefusal(
			'council-needed',
			'whose register is it? Say id, address, name, municipality and kind of the council'
		);
	}
	const { id, slug, legalBasis } = council;
	if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
		throw new ImportRefusal(
			'invalid-council',
			`"${id}" can be no id of a council: use small letters, digits and hyphens, a letter first`
		);
	}
	if (!isCouncilSlug(slug)) {
		throw new ImportRefusal(
			'invalid-council',
			`"${slug}" can be no address of a council: use small letters, digits and hyphens, and no word of the site`
		);
	}
	const empty = (['name', 'municipality', 'kind'] as const).find((field) => council[field].trim() === '');
	if (empty !== undefined)
		throw new ImportRefusal('invalid-council', `the council needs a ${empty}: say one`);
	return { ...council, legalBasis: legalBasis ?? 'ikke oplyst', termFrom: 0, termTo: 0 };
}

function dateOf(
	{ asOf }: RegisterUpdate,
	before: MappedFolder | null,
	now: {
		readonly mapped: MappedSource['mapped'];
		readonly mapping: Mapping;
		readonly sum: string;
	}
): { readonly statusAsOf: string | null; readonly dateFrom: 'heading' | 'latest-date' | null } {
	if (!hasStatuses(now.mapping)) return { statusAsOf: null, dateFrom: null };
	if (asOf !== undefined) {
		if (isDate(asOf)) return { statusAsOf: asOf, dateFrom: null };
		throw new ImportRefusal('invalid-date', `"${asOf}" is no date: write it as 2019-02-28, 2019-02 or 2019`);
	}
	const kept = before?.sources[0]?.descriptor.sha256 === now.sum ? before.descriptor.statusAsOf : null;
	if (kept !== null) return { statusAsOf: kept, dateFrom: null };
	const found = statusDateOf(now.mapped, now.mapping);
	if (found) return { statusAsOf: found.date, dateFrom: found.from };
	throw new ImportRefusal(
		'status-date-needed',
		'the file has statuses or answers and does not say of what date they are: give the date with --as-of 2019-02-28'
	);
}

function councilsOf(
	before: MappedFolder | null,
	files: ReadonlyMap<string, Uint8Array> | null,
	rows: readonly MappedRow[],
	council: CouncilDescriptor
): readonly BodyCouncil[] {
	const isListed = files?.has(COUNCILS_FILE) ?? false;
	return giveCouncils(isListed ? (before?.councils ?? []) : [], rows.map(bodyOf), council);
}

function sourceBefore(
	before: MappedFolder | null,
	council: CouncilDescriptor,
	councils: readonly BodyCouncil[],
	fileName: string
): Omit<SourceDescriptor, 'file' | 'documentDate' | 'sha256' | 'sha256Original'> {
	const own = before?.sources[0]?.descriptor;
	if (own) return own;
	const id = `${councils[0]?.councilId ?? council.id}-register`;
	return { id, title: fileName, kind: 'register', layout: MAPPED_TABLE, terms: TERMS };
}
