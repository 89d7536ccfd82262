import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DescribedColumn, DescribedTable } from '#lib/domain/described-table.ts';
import type { DescribedRelease } from '#pipelines/release/metadata/described-release.ts';
import { changelogText } from '#pipelines/release/metadata/changelog-text.ts';
import { dataPackage } from '#pipelines/release/metadata/data-package.ts';
import { writeMetadata } from '#pipelines/release/metadata/write-metadata.ts';
import { readMeSheet } from '#pipelines/release/workbook-read-me.ts';

const column = (type: DescribedColumn['type'], more: Partial<DescribedColumn> = {}): DescribedColumn => ({
	type,
	title: 'Overskrift',
	titleEn: 'Heading',
	description: 'What it says.',
	descriptionDa: 'Hvad den siger | skriver.',
	...more
});

function table(name: string, primaryKey: string[], columns: DescribedTable['columns']): DescribedTable {
	return {
		name,
		title: `${name} (da)`,
		titleEn: name,
		grain: 'A row.',
		grainDa: 'En række.',
		primaryKey,
		columns
	};
}

const councils = table('councils', ['council_id'], {
	council_id: column('VARCHAR', { pattern: '[a-z-]+' }),
	municipality: column('VARCHAR'),
	term_from: column('INTEGER', { minimum: 1970, maximum: 2100 }),
	term_to: column('INTEGER', { nullable: true })
});
const sources = table('sources', [], {
	council_id: column('VARCHAR', { references: 'councils.council_id', list: true }),
	title: column('VARCHAR', { unique: true }),
	terms: column('VARCHAR', {
		values: ['free', 'own'],
		codes: [
			{ code: 'free', da: 'Fri.', en: 'Free.' },
			{ code: 'own', da: 'Egne.', en: 'Own.' }
		]
	}),
	is_whole: column('BOOLEAN')
});
const changes = table('changes', [], {
	...{ version: column('VARCHAR'), table: column('VARCHAR'), id: column('VARCHAR') },
	...{ field: column('VARCHAR'), before: column('VARCHAR') }
});

const rows = {
	councils: [
		['a', 'Aaby', 2009, 2017],
		['b', 'Aaby', 2007, 2013],
		['c', 'Beby', 2010, 2012]
	],
	sources: [['a', 'Register', 'free', true]],
	changes: [
		['1.1.0', 'areas', 'x', 'label', 'old'],
		['1.1.0', 'areas', 'y', 'label', 'old'],
		['1.1.0', 'areas', 'z', null, null],
		['1.1.0', 'areas', 'w', null, 'w'],
		['1.1.0', 'deeds', null, null, null],
		['1.1.0', 'words', null, null, 'words'],
		['1.1.0', 'threads', null, 'n', null],
		['1.0.0', 'threads', null, 'm', 'm']
	]
};

const file = (path: string, bytes = 10) => ({ path, bytes, sha256: `${bytes}`.padStart(64, '0') });
const release: DescribedRelease = {
	facts: { version: '1.1.0', date: '2026-11-22', publisher: 'Udgiver "A"', homepage: null, summary: 'Nyt.' },
	older: [
		{ version: '0.9.0', date: '2026-01-02', publisher: 'A', homepage: null, summary: null },
		{ version: '1.0.0', date: '2026-02-03', publisher: 'A', homepage: null, summary: 'Først.' }
	],
	tables: [
		{ table: councils, rows: rows.councils },
		{ table: sources, rows: rows.sources },
		{ table: changes, rows: rows.changes }
	],
	files: [
		...['councils.csv', 'sources.csv', 'changes.parquet', 'genklang.duckdb', 'anbefalinger.xlsx'].map(
			(path, place) => file(path, place + 1)
		),
		...['csv', 'json', 'parquet', 'arrow'].map((form) => file(`recommendations.${form}`))
	]
};
const homepage = 'https://genklang.example.dk';

async function metadataOf(described: DescribedRelease): Promise<Record<string, string>> {
	const folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	try {
		await writeMetadata(folder, described);
		const names = (await readdir(folder)).sort();
		const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
		return Object.fromEntries(names.map((name, place) => [name, texts[place] ?? '']));
	} finally {
		await rm(folder, { recursive: true });
	}
}

describe('the descriptions of a release', () => {
	test('say of made-up tables what they said before, letter by letter', async () => {
		for (const [name, text] of Object.entries(await metadataOf(release))) expect(text).toMatchSnapshot(name);
	});

	test('say of a release with an address where it is', async () => {
		const facts = { ...release.facts, homepage };
		const { 'CITATION.cff': citation, ...others } = await metadataOf({ ...release, facts });
		expect(citation).toContain(`url: "${homepage}/data/1.1.0/"`);
		expect(others['catalog.ttl']).toMatch(
			/^@base <https:\/\/genklang\.example\.dk\/data\/1\.1\.0\/> \.\n@prefix/
		);
		expect(others['catalog.ttl']).toContain(`foaf:homepage <${homepage}>`);
		expect(others['catalog.ttl']).toContain(`vcard:hasURL <${homepage}>`);
		expect(others['catalog.jsonld']).toContain(`"@base": "${homepage}/data/1.1.0/"`);
		expect(others['citation.bib']).toContain(`url = {${homepage}/data/1.1.0/}`);
		expect(others['datapackage.json']).toContain(`"homepage": "${homepage}"`);
	});

	test('name no file that is not there, and no years without a council', async () => {
		const large = file('councils.csv', 64 * 1024 * 1024 + 1);
		const [none] = release.tables.map((one) => ({ ...one, rows: [] }));
		const texts = await metadataOf({ ...release, tables: none ? [none] : [], files: [large], older: [] });
		expect(texts['catalog.ttl']).not.toMatch(/#period|downloadURL|\.zip/);
		expect(texts['catalog.ttl']).toContain('dct:issued "2026-11-22"^^xsd:date');
		expect(JSON.parse(texts['datapackage.json'] ?? '')).toMatchObject({
			keywords: ['advisory councils', 'recommendations', 'municipalities', 'Denmark']
		});
		expect(texts['CHANGELOG.md']).toMatch(/hvorfor\.\n\n## 1\.1\.0 \(2026-11-22\)\n\nNyt\.\n$/);
	});

	test('are not made of a table without a file, or of rows that are not held', () => {
		expect(() => dataPackage({ ...release, files: [] })).toThrow('no file to describe: councils.csv');
		const tables = [{ table: changes, rows: [], leftOut: 30_000 }];
		expect(() => changelogText({ ...release, tables })).toThrow('too many rows to describe: changes');
	});
});

describe('the first sheet of the workbook', () => {
	const sheet = readMeSheet(release.facts, [
		...release.tables,
		{ table: { ...sources, name: 'more', title: 'Mere' }, rows: [], leftOut: 25_001 }
	]);

	test('says what it said before, letter by letter, each code once', () => {
		expect(sheet).toMatchObject({ name: 'Læs mig', columns: [{ width: 36 }, { width: 64 }, { width: 72 }] });
		expect((sheet.rows ?? []).map((row) => row.join(' | ')).join('\n')).toMatchSnapshot();
	});

	test('has its title large, headings and names bold, and everything else plain', () => {
		const styles = [
			...(sheet.cells ?? new Map<string, { style?: { font?: object; numFmt?: string } }>())
		].map(([place, { style }]) => `${place} ${JSON.stringify(style?.font ?? style?.numFmt)}`);
		expect(styles.join('\n')).toMatchSnapshot();
	});
});
