/** A file of a release, as it must be found. */
export interface ReleaseFile {
	/** Place inside the release folder, with `/`: `recommendations.csv`, `sources/alb-ir-register.txt`. */
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
	/** Of a text that is not UTF-8: `windows-1252`. */
	readonly charset?: string;
}

/** What `release.json` of a release says: which version it is, what it holds, and the sum of each file. */
export interface ReleaseManifest {
	/** SemVer of the data: `1.0.0`. */
	readonly version: string;
	/** Day on which this version was made, `YYYY-MM-DD`. */
	readonly date: string;
	readonly tables: readonly { readonly name: string; readonly rows: number }[];
	/** Published versions before it, the oldest first; absent for none. Each is a folder beside its own. */
	readonly older?: readonly { readonly version: string; readonly date: string }[];
	/** Every file but `release.json` and `SHA256SUMS` themselves, sorted by path. */
	readonly files: readonly ReleaseFile[];
}

/** Name of the manifest inside a release folder. */
export const MANIFEST_FILE = 'release.json';

/** Name of the list of sums inside a release folder, in the form that `sha256sum -c` reads. */
export const SUMS_FILE = 'SHA256SUMS';

/** Name of the database inside a release folder. */
export const DATABASE_FILE = 'genklang.duckdb';

/** Folder inside a release folder with the tables that are cut into many files; each stands in the manifest as any file. */
export const PARTITIONS_FOLDER = 'parquet';

/** The list of sums over files, sorted by path, in the form that `sha256sum -c` reads. */
export function formatSums(files: readonly Pick<ReleaseFile, 'path' | 'sha256'>[]): string {
	const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
	return sorted.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

const VERSION = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;
const PATH = /^[A-Za-z0-9][A-Za-z0-9_.=-]*(\/[A-Za-z0-9][A-Za-z0-9_.=-]*)*$/;

/** Is this a data version: three numbers, no `v`, nothing behind them? */
export function isVersion(value: unknown): value is string {
	return typeof value === 'string' && VERSION.test(value);
}

/** Is this a day of the calendar, `YYYY-MM-DD`? */
export function isDay(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
	const day = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(value);
}

/**
 * Reads the text of a manifest.
 *
 * Throws where it is not JSON, or where version, date, a table or a file is not in form; a path that leaves the
 * release folder is not in form.
 */
export function parseManifest(text: string): ReleaseManifest {
	const manifest = JSON.parse(text) as unknown;
	if (typeof manifest !== 'object' || manifest === null) throw new Error('not a manifest of a release');
	// Outside data: each field is tested before it is believed.
	const { version, date, tables, older = [], files } = manifest as Record<string, unknown>;
	if (!isVersion(version)) throw new Error(`invalid version: ${JSON.stringify(version)}`);
	if (!isDay(date)) throw new Error(`invalid date: ${JSON.stringify(date)}`);
	if (!Array.isArray(tables) || !tables.every(isTable)) throw new Error('invalid list of tables');
	if (!Array.isArray(older) || !older.every(isOlder)) throw new Error('invalid list of older versions');
	if (!Array.isArray(files)) throw new Error('invalid list of files');
	for (const file of files) if (!isFile(file)) throw new Error(`invalid file: ${JSON.stringify(file)}`);
	return { version, date, tables, ...(older.length > 0 ? { older } : {}), files };
}

function isTable(value: unknown): boolean {
	const { name, rows } = (value ?? {}) as Record<string, unknown>;
	return typeof name === 'string' && isCount(rows);
}

function isOlder(value: unknown): boolean {
	const { version, date } = (value ?? {}) as Record<string, unknown>;
	return isVersion(version) && isDay(date);
}

function isFile(value: unknown): boolean {
	const { path, bytes, sha256, charset } = (value ?? {}) as Record<string, unknown>;
	return (
		typeof path === 'string' &&
		PATH.test(path) &&
		isCount(bytes) &&
		typeof sha256 === 'string' &&
		/^[0-9a-f]{64}$/.test(sha256) &&
		(charset === undefined || charset === 'windows-1252')
	);
}

function isCount(value: unknown): boolean {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}
