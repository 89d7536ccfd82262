import { isCouncilSlug } from '#lib/domain/council-slug.ts';
import { DataError } from '../data-error.ts';
import type {
	CouncilDescriptor,
	DocumentDescriptor,
	Finding,
	RegisterDescriptor,
	SourceDescriptor
} from '../model.ts';
import { laterStatusFaults } from './later-status-faults.ts';
import { decodeBytes } from './decode-bytes.ts';
import { isPartialDate } from './partial-date.ts';

const FILE = 'register.json';
const COUNCIL_TEXTS = ['id', 'slug', 'name', 'municipality', 'kind', 'legalBasis'] as const;
const SOURCE_TEXTS = ['id', 'file', 'title', 'kind', 'layout', 'sha256', 'sha256Original', 'terms'] as const;
/** Years of four digits: what a table and an address can say. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;

/**
 * Reads `register.json` out of a folder's files.
 *
 * Throws DataError where it is missing, not JSON or lacks a field: without it no source can be named.
 */
export function readDescriptor(files: ReadonlyMap<string, Uint8Array>): RegisterDescriptor {
	const bytes = files.get(FILE);
	if (!bytes) throw new DataError([missing(files)]);
	let json: unknown;
	try {
		json = JSON.parse(decodeBytes(bytes).text);
	} catch (cause) {
		const message = `not JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
		throw new DataError([finding('invalid-json', message)], { cause });
	}
	const faults = faultsOf(json);
	if (faults.length > 0) throw new DataError(faults.map((fault) => finding('invalid-descriptor', fault)));
	// Every field has just been looked at.
	return json as RegisterDescriptor;
}

const DOCUMENTS_FILE = 'document.json';

/**
 * Reads `document.json` out of the files of a folder of documents of no council.
 *
 * Throws DataError where it is missing, not JSON or lacks a field.
 */
export function readDocumentDescriptor(files: ReadonlyMap<string, Uint8Array>): DocumentDescriptor {
	const bytes = files.get(DOCUMENTS_FILE);
	const refuse = (code: string, messages: readonly string[], options?: ErrorOptions): never => {
		throw new DataError(
			messages.map((message) => ({ source: DOCUMENTS_FILE, line: 1, code, message })),
			options
		);
	};
	if (!bytes) return refuse('missing-descriptor', [`the folder has no ${DOCUMENTS_FILE}`]);
	let json: unknown;
	try {
		json = JSON.parse(decodeBytes(bytes).text);
	} catch (cause) {
		const message = `not JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
		return refuse('invalid-json', [message], { cause });
	}
	if (!isRecord(json))
		return refuse('invalid-descriptor', ['must be one object with "municipality" and "sources"']);
	const faults = [...textFaults(json, ['municipality'], 'document'), ...listFaults(json.sources)];
	if (faults.length > 0) return refuse('invalid-descriptor', faults);
	// Every field has just been looked at.
	return json as unknown as DocumentDescriptor;
}

function finding(code: string, message: string): Finding {
	return { source: FILE, line: 1, code, message };
}

function missing(files: ReadonlyMap<string, Uint8Array>): Finding {
	const texts = [...files.keys()].filter((name) => name.endsWith('.txt'));
	const about = texts.length === 1 ? ` that describes ${texts[0]}` : '';
	return finding(
		'missing-descriptor',
		`the folder has no register.json${about}: write one with "council" (${COUNCIL_TEXTS.join(', ')}, termFrom, termTo), ` +
			`"sources" (a list of ${SOURCE_TEXTS.join(', ')}, documentDate) and "statusAsOf"`
	);
}

function faultsOf(json: unknown): string[] {
	if (!isRecord(json)) return ['must be one object with "council", "sources" and "statusAsOf"'];
	const faults = isRecord(json.council) ? councilFaults(json.council) : ['"council" must be an object'];
	faults.push(...listFaults(json.sources));
	if (json.home !== undefined && typeof json.home !== 'boolean')
		faults.push('"home" must be true or left out');
	if (!isDateOrNull(json.statusAsOf)) faults.push('"statusAsOf" must be a date like 2019-02, or null');
	faults.push(...laterStatusFaults(json));
	return faults;
}

function listFaults(sources: unknown): string[] {
	if (!Array.isArray(sources) || sources.length === 0) return ['"sources" must list at least one source'];
	return sources.flatMap((source: unknown, index) => sourceFaults(source, `sources[${index}]`));
}

function councilFaults(council: Record<string, unknown>): string[] {
	const faults = textFaults(council, COUNCIL_TEXTS, 'council');
	const { termFrom, termTo } = council as Partial<CouncilDescriptor>;
	if (!isYear(termFrom) || !isYear(termTo) || Number(termFrom) > Number(termTo)) {
		faults.push('"council.termFrom" and "council.termTo" must be years in order, of four digits each');
	}
	if (typeof council.id === 'string' && !/^[a-z][a-z0-9-]*$/.test(council.id)) {
		faults.push(`"council.id" must be small letters, digits and hyphens: ${JSON.stringify(council.id)}`);
	}
	if (typeof council.slug === 'string' && !isCouncilSlug(council.slug)) {
		const slug = JSON.stringify(council.slug);
		faults.push(`"council.slug" must be small letters, digits and hyphens, and no word of the site: ${slug}`);
	}
	return faults;
}

function sourceFaults(source: unknown, at: string): string[] {
	if (!isRecord(source)) return [`"${at}" must be an object`];
	const faults = textFaults(source, SOURCE_TEXTS, at);
	const { file, documentDate } = source as Partial<SourceDescriptor>;
	if (typeof file === 'string' && /[/\\]/.test(file))
		faults.push(`"${at}.file" must be a file of the folder itself`);
	if (!isDateOrNull(documentDate))
		faults.push(`"${at}.documentDate" must be a date like 2019-02-28, or null`);
	return faults;
}

function textFaults(record: Record<string, unknown>, names: readonly string[], at: string): string[] {
	return names
		.filter((name) => typeof record[name] !== 'string' || record[name] === '')
		.map((name) => `"${at}.${name}" is missing`);
}

function isYear(value: unknown): boolean {
	return Number.isInteger(value) && Number(value) >= FIRST_YEAR && Number(value) <= LAST_YEAR;
}

function isDateOrNull(value: unknown): boolean {
	return value === null || (typeof value === 'string' && isPartialDate(value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
