import { DataError } from '../data-error.ts';
import { type ThemeEntry, readThemes } from '../link/theme-vocabulary.ts';
import type { Finding, RegisterDescriptor, SourceDescriptor } from '../model.ts';
import { readDescriptor } from '../read/register-descriptor.ts';
import { applyMapping, type MappedFile } from './apply-mapping.ts';
import { type BodyCouncil, readBodyCouncils } from './body-councils.ts';
import { type ImportedId, readImportedIds } from './import-ledger.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import { readForeign } from './read-foreign.ts';
import { ImportRefusal, type TableFile } from './table-file.ts';

/** Layout of a source that a mapping reads. */
export const MAPPED_TABLE = 'mapped-table';
/** Files of an imported register's folder beside its source. */
export const MAPPING_FILE = 'mapping.json';
export const IDS_FILE = 'ids.csv';
export const THEMES_FILE = 'themes.csv';
export const COUNCILS_FILE = 'councils.csv';
export const CODINGS_FILE = 'codings.csv';
/** Rows that were added in an exported workbook and stand in no document. */
export const ADDITIONS_FILE = 'additions.csv';

/** The columns of `additions.csv`. */
export const ADDITIONS_MAPPING: Mapping = {
	version: 1,
	sheets: null,
	fields: {
		year: { column: 'year' },
		text: { column: 'text' },
		body: { column: 'body' },
		theme: { column: 'theme' },
		response: { column: 'answer' }
	},
	noAnswer: [],
	statuses: {},
	positions: []
};

/** One source of an imported register, read by its mapping. */
export interface MappedSource {
	readonly descriptor: SourceDescriptor;
	readonly bytes: Uint8Array;
	readonly file: TableFile;
	readonly mapping: Mapping;
	readonly mapped: MappedFile;
}

/** An imported register as its folder keeps it. */
export interface MappedFolder {
	readonly descriptor: RegisterDescriptor;
	/** The register itself first, then what was added. */
	readonly sources: readonly MappedSource[];
	/** The mapping of the register itself. */
	readonly mapping: Mapping;
	/** One for each body, or the folder's own council alone. */
	readonly councils: readonly BodyCouncil[];
	readonly ids: readonly ImportedId[];
	readonly themes: readonly ThemeEntry[];
	readonly problems: readonly Finding[];
}

/** Whether a folder is an imported register: a mapping reads its first source. Throws DataError as `readDescriptor` does. */
export function isMappedFolder(files: ReadonlyMap<string, Uint8Array>): boolean {
	return readDescriptor(files).sources[0]?.layout === MAPPED_TABLE;
}

/**
 * Reads the folder of an imported register: its sources by their mappings, and what was given to their rows.
 *
 * Throws DataError where a file is missing or a source can no longer be read as a register.
 */
export async function readMappedFolder(
	files: ReadonlyMap<string, Uint8Array>,
	areaIds: ReadonlySet<string> | null
): Promise<MappedFolder> {
	const descriptor = readDescriptor(files);
	const needed = (name: string): Uint8Array => {
		const bytes = files.get(name);
		if (bytes) return bytes;
		const message = `the folder has no ${name}, which an imported register needs: import the register again`;
		throw new DataError([{ source: name, line: 1, code: 'missing-file', message }]);
	};
	const mapping = refusing(MAPPING_FILE, () => parseMapping(new TextDecoder().decode(needed(MAPPING_FILE))));
	const sources: MappedSource[] = [];
	for (const source of descriptor.sources) {
		const bytes = needed(source.file);
		const own = source.file === ADDITIONS_FILE ? ADDITIONS_MAPPING : mapping;
		sources.push(await readMappedSource(source, bytes, own));
	}
	const ids = readImportedIds(IDS_FILE, needed(IDS_FILE));
	const themes = readThemes(THEMES_FILE, needed(THEMES_FILE), areaIds);
	const bodies = files.get(COUNCILS_FILE);
	const { id, slug, name } = descriptor.council;
	const councils = bodies
		? readBodyCouncils(COUNCILS_FILE, bodies)
		: { councils: [{ councilId: id, slug, name, body: '' }], problems: [] };
	return {
		descriptor,
		sources,
		mapping,
		councils: councils.councils,
		ids: ids.entries,
		themes: themes.entries,
		problems: [...ids.problems, ...themes.problems, ...councils.problems]
	};
}

/** Reads one source by a mapping. Throws DataError naming the file where it is no register. */
export async function readMappedSource(
	descriptor: SourceDescriptor,
	bytes: Uint8Array,
	mapping: Mapping
): Promise<MappedSource> {
	try {
		const file = await readForeign(bytes);
		return { descriptor, bytes, file, mapping, mapped: applyMapping(file, mapping) };
	} catch (cause) {
		throw unreadable(descriptor.file, cause);
	}
}

function refusing<T>(source: string, read: () => T): T {
	try {
		return read();
	} catch (cause) {
		throw unreadable(source, cause);
	}
}

function unreadable(source: string, cause: unknown): unknown {
	if (!(cause instanceof ImportRefusal)) return cause;
	return new DataError([{ source, line: 1, code: cause.code, message: cause.message }], { cause });
}
