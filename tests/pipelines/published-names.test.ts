import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedTexts } from '#pipelines/names/published-texts.ts';
import { strangeNames, wordsOf } from '#pipelines/names/strange-names.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { releasesFolder } from '#run/project.mjs';
import { knownWords } from './known-words.ts';

const NAME = 'Rigmor Kofoed';
const release = join(releasesFolder(), 'current');
const evidence = await openNames('data');

let known: ReadonlySet<string>;
let folder: string;
beforeAll(async () => {
	known = await knownWords(release);
	folder = mkdtempSync(join(tmpdir(), 'genklang-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** How often a file names somebody whom none of the texts behind it names. */
async function namesIn(path: string, bytes: Uint8Array): Promise<number> {
	const texts = await publishedTexts(path, bytes);
	return texts.flatMap((text) => strangeNames(text, evidence, known)).length;
}

const bytesOf = (path: string) => new Uint8Array(readFileSync(join(release, path)));
const text = (words: string) => strToU8(words);

/** The workbook of the release with other words in one of its parts. */
function workbook(part: string, change: (content: string) => string): Uint8Array {
	const parts = unzipSync(bytesOf('anbefalinger.xlsx'));
	const before = new TextDecoder().decode(parts[part]);
	const after = change(before);
	if (after === before) throw new Error(`nothing to replace in ${part}`);
	return zipSync({ ...parts, [part]: strToU8(after) });
}

/** A picture of one point with one more chunk. */
function png(type: string, data: Uint8Array): Uint8Array {
	const chunk = (name: string, body: Uint8Array) => {
		const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(body.length);
		sum.writeUInt32BE(crcOf(named));
		return Buffer.concat([length, named, sum]);
	};
	const head = Buffer.from('000000010000000108000000', 'hex');
	return new Uint8Array(
		Buffer.concat([
			Buffer.from('89504e470d0a1a0a', 'hex'),
			chunk('IHDR', Buffer.concat([head, Buffer.alloc(1)])),
			chunk(type, data),
			chunk('IDAT', deflateSync(Buffer.alloc(2))),
			chunk('IEND', Buffer.alloc(0))
		])
	);
}

/** Node has it from 20.15 on. */
const crcOf = (bytes: Uint8Array): number => (typeof crc32 === 'function' ? crc32(bytes) : 0);

async function made(sql: (file: string) => string, ending: string): Promise<Uint8Array> {
	const file = join(folder, `${createHash('sha256').update(sql('')).digest('hex')}${ending}`);
	const instance = await DuckDBInstance.create(ending === '.duckdb' ? file : ':memory:');
	const connection = await instance.connect();
	await connection.run(sql(file));
	connection.closeSync();
	instance.closeSync();
	return new Uint8Array(readFileSync(file));
}

const zipWith = (names: Record<string, Uint8Array>, comment = '') => {
	const plain = Buffer.from(zipSync(names));
	plain.writeUInt16LE(Buffer.byteLength(comment), plain.length - 2);
	return new Uint8Array(Buffer.concat([plain, Buffer.from(comment)]));
};

/** Where a name is planted, as what file, and its bytes. */
const PLANTED: readonly (readonly [place: string, path: string, () => Uint8Array | Promise<Uint8Array>])[] = [
	['a cell of a CSV file', 'recommendations.csv', () => text(`id,text\na-1,"skrev ${NAME} til os"\n`)],
	['a value of a JSON file', 'cube.json', () => text(JSON.stringify([{ label: `ved ${NAME}` }]))],
	['a key of a JSON file', 'cube.json', () => text(JSON.stringify({ [NAME]: 1 }))],
	['escapes of a JSON file', 'cube.json', () => text('{"a":"ved Bj\\u00f8rn Kofoed"}')],
	['linked data', 'catalog.jsonld', () => text(JSON.stringify({ 'dct:creator': { 'foaf:name': NAME } }))],
	['a comment of Turtle', 'catalog.ttl', () => text(`# made by ${NAME}\n`)],
	['a text of the release', 'CHANGELOG.md', () => text(`## 1.0.0\n\n- said by ${NAME}\n`)],
	['the citation', 'CITATION.cff', () => text(`authors:\n  - name: ${NAME}\n`)],
	['a page', 'page.html', () => text(`<p>skrev <b>${NAME}</b></p>`)],
	['an attribute of a page', 'page.html', () => text(`<img alt="et billede af ${NAME}">`)],
	['entities of a page', 'page.html', () => text('<p>skrev Bj&#xF8;rn &#75;ofoed</p>')],
	['the address of a link', 'page.html', () => text('<a href="/x?q=til%20Bj%C3%B8rn%20Kofoed">')],
	[
		'linked data of a page',
		'page.html',
		() => text(`<script type="application/ld+json">{"name":"${NAME}"}</script>`)
	],
	[
		'Base64 in a page',
		'page.html',
		() => text(`<p data-rows="${Buffer.from(`["ved ${NAME}","og flere andre"]`).toString('base64')}"></p>`)
	],
	['a comment of a page', 'page.html', () => text(`<!-- for ${NAME} -->`)],
	[
		'a drawing',
		'figure.svg',
		() => text(`<svg xmlns="http://www.w3.org/2000/svg"><text>ved ${NAME}</text></svg>`)
	],
	[
		'metadata of a drawing',
		'figure.svg',
		() => text(`<svg xmlns="http://www.w3.org/2000/svg"><metadata>${NAME}</metadata></svg>`)
	],
	['text of a picture', 'figure.png', () => png('tEXt', Buffer.from(`Author\0${NAME}`, 'latin1'))],
	[
		'packed text of a picture',
		'figure.png',
		() => png('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(NAME)]))
	],
	[
		'international text of a picture',
		'figure.png',
		() => png('iTXt', Buffer.from(`Author\0\0\0da\0Ophav\0${NAME}`))
	],
	['camera data of a picture', 'figure.png', () => png('eXIf', Buffer.from(`MM\0*\0\0\0\b${NAME}\0`))],
	[
		'properties of a workbook',
		'anbefalinger.xlsx',
		() =>
			workbook('docProps/core.xml', (xml) =>
				xml.replace(/<dc:title>|<dcterms:created/, (tag) => `<dc:creator>${NAME}</dc:creator>${tag}`)
			)
	],
	[
		'a sheet name of a workbook',
		'anbefalinger.xlsx',
		() => workbook('xl/workbook.xml', (xml) => xml.replace(/name="/, `name="${NAME} `))
	],
	[
		'a Parquet column',
		'recommendations.parquet',
		() => made((file) => `copy (select 'ved ${NAME}' as text) to '${file}' (format parquet)`, '.parquet')
	],
	[
		'metadata of a Parquet file',
		'recommendations.parquet',
		() =>
			made(
				(file) => `copy (select 1 as n) to '${file}' (format parquet, kv_metadata {made_by: '${NAME}'})`,
				'.parquet'
			)
	],
	['an Arrow column', 'cube.arrow', () => tableToIPC(tableFromArrays({ text: [`ved ${NAME}`] }), 'file')],
	[
		'a table of a database',
		'genklang.duckdb',
		() => made(() => `create table t as select 'ved ${NAME}' as text; checkpoint`, '.duckdb')
	],
	['the name of a file in an archive', 'genklang.zip', () => zipWith({ [`${NAME}.csv`]: text('a\n') })],
	['the comment of an archive', 'genklang.zip', () => zipWith({ 'a.csv': text('a\n') }, `made by ${NAME}`)],
	[
		'a file in an archive in an archive',
		'genklang.zip',
		() => zipWith({ 'b.zip': zipWith({ 'a.csv': text(`ved ${NAME}`) }) })
	],
	[
		'a feed',
		'aabne.atom',
		() => text(`<feed xmlns="http://www.w3.org/2005/Atom"><author><name>${NAME}</name></author></feed>`)
	],
	['the site map', 'sitemap.xml', () => text('<urlset><loc>https://a.example/Rigmor-Kofoed</loc></urlset>')],
	['the manifest', 'release.json', () => text(JSON.stringify({ publisher: NAME }))],
	['a line of the log', 'server.log', () => text(`2026-11-22 asked for by ${NAME}\n`)],
	['a telephone number', 'CHANGELOG.md', () => text('Ring på 12 34 56 78.')],
	['a CPR number', 'cube.json', () => text('{"a":"CPR 010203-1234"}')],
	['an e-mail address', 'README.txt', () => text('Skriv til fornavn@example.dk')]
];

describe('a person planted in what would be published is found', () => {
	test.each(PLANTED)('in %s', async (_, path, plant) => {
		expect(await namesIn(path, await plant())).toBeGreaterThan(0);
	});

	test('25 places at least', () => {
		expect(PLANTED.length).toBeGreaterThanOrEqual(25);
	});
});

describe('what cannot be read is refused', () => {
	test.each<readonly [string, string, () => Uint8Array]>([
		['a form without a reader', 'scan.tiff', () => text('x')],
		['such a form in an archive', 'genklang.zip', () => zipSync({ 'minutes.docx': text('x') })],
		['a text that is no UTF-8', 'a.csv', () => new Uint8Array([0x52, 0xff, 0xfe])],
		['JSON that is none', 'a.json', () => text('{')],
		['XML with a document type', 'a.svg', () => text('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')],
		['XML that is none', 'a.svg', () => text('<svg>')],
		['a chunk of a picture that is not known', 'a.png', () => png('caNv', new Uint8Array(4))],
		['bytes behind a picture', 'a.png', () => new Uint8Array([...png('tIME', new Uint8Array(7)), 82, 105])],
		['half a picture', 'a.png', () => png('tIME', new Uint8Array(7)).subarray(0, 40)],
		['an archive without a list', 'a.zip', () => text('PK and nothing more')],
		['half a workbook', 'a.xlsx', () => bytesOf('anbefalinger.xlsx').subarray(0, 5000)]
	])('%s', async (_, path, bytes) => {
		await expect(publishedTexts(path, bytes())).rejects.toThrow();
	});
});

test('no file of the release names anybody whom its database does not name', async () => {
	const files = readdirSync(release, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name).slice(release.length + 1));
	const forms = files.filter((path) => !/^parquet\/|\.duckdb$/.test(path));
	const faults: string[] = [];
	for (const path of forms) if ((await namesIn(path, bytesOf(path))) > 0) faults.push(path);
	expect(faults).toEqual([]);
	expect(forms.length).toBeGreaterThan(60);
});

test('words are compared without capitals and numbers whole', () => {
	expect(wordsOf('Det var Bjørn-Erik, 12345678')).toEqual(['det', 'var', 'bjørn', 'erik', '12345678']);
});
