import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { SaxesParser } from 'saxes';
import { pngTexts } from './png-texts.ts';
import { zipParts } from './zip-parts.ts';

/** Forms that are text from the first byte to the last. */
const TEXT = new Set([
	...['', '.csv', '.txt', '.md', '.ttl', '.cff', '.bib', '.js', '.css', '.jsonl', '.log'],
	'.html'
]);
const XML = new Set(['.svg', '.xml', '.atom', '.rels']);
const JSON_FORMS = new Set(['.json', '.jsonld']);

/**
 * Every text that a published file holds, in whatever form: what it shows, and names, comments and properties beside that.
 * A letter that is written as an escape comes as the letter. Throws where there is no reader for the form, or it cannot be
 * read whole: what cannot be read may name anybody.
 */
export async function publishedTexts(path: string, bytes: Uint8Array): Promise<readonly string[]> {
	// `.rels` is an ending without a name.
	const form = (extname(path) || basename(path).replace(/^[^.]*/, '')).toLowerCase();
	if (TEXT.has(form)) return [withoutEscapes(decoded(path, bytes))];
	if (XML.has(form)) return xmlTexts(path, decoded(path, bytes));
	if (JSON_FORMS.has(form)) return stringsOf(JSON.parse(decoded(path, bytes)));
	if (form === '.png') return pngTexts(path, bytes);
	if (form === '.zip' || form === '.xlsx') return textsOfArchive(path, bytes);
	if (form === '.arrow') return arrowTexts(bytes);
	if (form === '.parquet' || form === '.duckdb') return tableTexts(form, bytes);
	throw new Error(`${path}: there is no reader for this form, so it cannot be said whom it names`);
}

function decoded(path: string, bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (cause) {
		throw new Error(`${path}: is no UTF-8, so it cannot be said whom it names`, { cause });
	}
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Typefaces are drawings of letters. */
const TYPEFACE = /data:font\/[\w+-]+;base64,[A-Za-z0-9+/=]+/g;
/** Shorter ones are read as words. */
const BASE64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{32,}={0,2}(?![A-Za-z0-9+/=])/g;
/** What is no text has runs of letters by chance, but hardly of five. */
const SHORTEST_WORD_IN_NUMBERS = 5;

/** What Base64 holds: a text, or the words among numbers. */
function unpacked(base64: string): string {
	const bytes = Buffer.from(base64, 'base64');
	const text = bytes.toString('utf8');
	if (!/[\p{Cc}\ufffd]/u.test(text)) return ` ${text} `;
	const runs = text.match(/[\p{L} .'’-]+/gu) ?? [];
	return ` ${runs.filter((run) => run.length >= SHORTEST_WORD_IN_NUMBERS).join(' ')} `;
}

/** Letters in place of the escapes of HTML, XML, JSON, JavaScript and addresses, and of Base64. */
export function withoutEscapes(text: string): string {
	return text
		.replaceAll(TYPEFACE, ' ')
		.replaceAll(BASE64, unpacked)
		.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => {
			try {
				return decodeURIComponent(run);
			} catch {
				return run;
			}
		})
		.replaceAll(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => letter(parseInt(code, 16)))
		.replaceAll(/&#(\d{1,7});/g, (_, code: string) => letter(Number(code)))
		.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
		.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function letter(code: number): string {
	return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function stringsOf(value: unknown): string[] {
	if (typeof value === 'string') return [withoutEscapes(value)];
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsOf(inner)]);
}

/** Texts, values of attributes, comments and instructions; the names of elements and attributes are the form's own. */
function xmlTexts(path: string, text: string): string[] {
	const texts: string[] = [];
	const parser = new SaxesParser({ fileName: path });
	const take = (found: string) => void texts.push(withoutEscapes(found));
	parser.on('text', take);
	parser.on('cdata', take);
	parser.on('comment', take);
	parser.on('processinginstruction', ({ target, body }) => take(`${target} ${body}`));
	parser.on('opentag', ({ attributes }) => Object.values(attributes).forEach((value) => take(String(value))));
	parser.on('doctype', () => {
		throw new Error(`${path}: declares a document type, so it cannot be said whom it names`);
	});
	parser.on('error', (cause) => {
		throw new Error(`${path}: is no XML, so it cannot be said whom it names`, { cause });
	});
	parser.write(text).close();
	return texts;
}

async function textsOfArchive(path: string, bytes: Uint8Array): Promise<string[]> {
	const { files, words, between } = zipParts(path, bytes);
	const texts = [...words, ...printableRuns(between)];
	for (const [name, content] of files) texts.push(...(await publishedTexts(`${path}/${name}`, content)));
	return texts;
}

/** The values of every column, each once, and what is said beside them. */
function arrowTexts(bytes: Uint8Array): string[] {
	const table = tableFromIPC(bytes);
	const beside = [table.schema.metadata, ...table.schema.fields.map(({ metadata }) => metadata)];
	const values = table.schema.fields.flatMap(({ name }) => [
		name,
		...new Set(Array.from(table.getChild(name) ?? [], String))
	]);
	return [...beside.flatMap((map) => [...map].flat()), ...values];
}

/** Runs of letters and signs among bytes that are no text. */
export function printableRuns(bytes: Uint8Array): string[] {
	const text = new TextDecoder('utf-8').decode(bytes);
	return Array.from(text.matchAll(/[^\p{Cc}\p{Cn}\p{Co}\ufffd]{4,}/gu), ([run]) => run);
}

/** Texts of every column of every table, as the one who made the file reads them. */
async function tableTexts(form: string, bytes: Uint8Array): Promise<string[]> {
	const folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	const file = join(folder, `published${form}`);
	const isDatabase = form === '.duckdb';
	await writeFile(file, bytes);
	const instance = await DuckDBInstance.create(
		isDatabase ? file : ':memory:',
		isDatabase ? { access_mode: 'READ_ONLY' } : {}
	);
	const connection = await instance.connect();
	try {
		const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
		const names = isDatabase
			? (await query("select '\"' || schema_name || '\".\"' || table_name || '\"' from duckdb_tables()")).map(
					([name]) => String(name)
				)
			: [`read_parquet('${file}')`];
		const texts: string[] = [];
		if (!isDatabase) {
			const said = `select key::varchar, value::varchar from parquet_kv_metadata('${file}')`;
			const made = `select created_by, null from parquet_file_metadata('${file}')`;
			for (const row of await query(`${said} union all ${made}`)) texts.push(...row.map(String));
		}
		for (const name of names) {
			for (const row of await query(`select columns(c -> true)::varchar from ${name}`)) {
				for (const value of row) if (typeof value === 'string') texts.push(value);
			}
		}
		return texts;
	} finally {
		connection.closeSync();
		instance.closeSync();
		await rm(folder, { recursive: true });
	}
}
