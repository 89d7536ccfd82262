import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { TABLES } from '#lib/domain/tables.ts';
import { readAreas } from '#pipelines/build/read-areas.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import type { ContextReading, RegisterReading } from '#pipelines/model.ts';
import { PERSONAL_CODE } from '#pipelines/names/names-in-folder.ts';
import { OTHER_COLUMNS, PROSE_COLUMNS } from '#pipelines/names/text-columns.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { refuseNames } from '#pipelines/release/refuse-names.ts';
import {
	AALBORG,
	ALBERTSLUND,
	BALLERUP,
	type Change,
	FJORDBY,
	MEETING_134,
	MEETING_160,
	POLICY,
	readFolder,
	readPolicy,
	REMARKS
} from '../folder-copy.ts';

const NAME = 'Rigmor Kofoed';

/** Puts words at the end of a line, counted from 1. */
const atEnd = (number: number, words: string) => (text: string) =>
	text
		.split('\n')
		.map((line, index) => (index === number - 1 ? `${line.trimEnd()} ${words}` : line))
		.join('\n');
/** Puts words at the start of a line. */
const atStart = (number: number, words: string) => (text: string) =>
	text
		.split('\n')
		.map((line, index) => (index === number - 1 ? `${words} ${line.trimStart()}` : line))
		.join('\n');
/** Puts words into the first cell of a column in a record. */
const inCell = (before: string, words: string) => (text: string) => {
	if (!text.includes(before)) throw new Error(`nothing to replace: ${before}`);
	return text.replace(before, `${before} ${words}`);
};

/** Folder, file, line, and what is planted there. */
const PLANTED: readonly (readonly [string, string, number, (text: string) => string])[] = [
	[ALBERTSLUND, MEETING_134, 5, atStart(5, 'Villads sagde god for planen.')],
	[ALBERTSLUND, MEETING_134, 6, atEnd(6, NAME)],
	[ALBERTSLUND, MEETING_134, 3, atEnd(3, 'ved Oluf')],
	[ALBERTSLUND, MEETING_134, 40, atEnd(40, `, referent ${NAME}`)],
	[ALBERTSLUND, MEETING_134, 43, atEnd(43, 'Thorvalds forslag.')],
	[ALBERTSLUND, MEETING_134, 98, atEnd(98, 'af Anne-Lise Winther-Sørensen')],
	[ALBERTSLUND, MEETING_134, 156, atEnd(156, 'Wojciech Kowalczyk')],
	[ALBERTSLUND, MEETING_160, 8, atEnd(8, 'Rigmor, Villads og Hodan.')],
	[ALBERTSLUND, MEETING_160, 10, atEnd(10, 'Nguyễn Thị Hương')],
	[ALBERTSLUND, MEETING_160, 39, atEnd(39, 'tlf. 12 34 56 78')],
	[ALBERTSLUND, MEETING_160, 60, atStart(60, 'Bjørn:')],
	[ALBERTSLUND, MEETING_160, 91, atEnd(91, 'Skriv til fornavn@example.dk')],
	[ALBERTSLUND, 'evidence.csv', 2, inCell('rådgivning i Ungehuset nævnes ikke', `, siger ${NAME}`)],
	[ALBERTSLUND, 'evidence.csv', 2, inCell('guidance at Ungehuset is not mentioned', `by ${NAME}`)],
	[ALBERTSLUND, 'contexts.csv', 2, inCell('ressourcerne til arbejdet er henne.', NAME)],
	[ALBERTSLUND, 'threads.csv', 2, inCell('Uddannelsesvejledning til forældrene', `ved ${NAME}`)],
	[BALLERUP, REMARKS, 3, atEnd(3, 'ved Rigmor')],
	[BALLERUP, REMARKS, 16, atEnd(16, '+45 12345678')],
	[BALLERUP, REMARKS, 34, atEnd(34, `ved ${NAME}`)],
	[BALLERUP, REMARKS, 115, atEnd(115, 'CPR 010203-1234')],
	[BALLERUP, REMARKS, 215, atEnd(215, NAME)],
	[BALLERUP, REMARKS, 227, atEnd(227, 'Ring på 12345678')],
	[BALLERUP, 'recommendations.csv', 3, inCell('genoplives.', 'Sten er enig.')],
	[BALLERUP, 'contexts.csv', 2, inCell('Digital post.', 'Rigmor er enig.')],
	[AALBORG, POLICY, 5, atEnd(5, `ved ${NAME}`)],
	[FJORDBY, 'status-2021.csv', 5, inCell('to dage om', 'Rigmors')],
	[FJORDBY, 'status-2021.csv', 8, inCell('fjo-ir-2012-04,', 'Rigmor Kofoed:')],
	[FJORDBY, 'verdicts.csv', 2, inCell('Rådet kunne', NAME)],
	[FJORDBY, 'replies.csv', 2, inCell('skolestien', `ved ${NAME}`)],
	[FJORDBY, 'replies.csv', 2, inCell('fra maj 2021', `(${NAME})`)],
	[FJORDBY, 'priorities.csv', 2, inCell('Stien er skolevej.', 'Ring på 12345678')]
];

const readingOf = (folder: string, changes: Readonly<Record<string, Change>>) =>
	folder === AALBORG ? readPolicy(changes, true) : readFolder(folder, changes, true);

describe('a person planted in a folder is found where it stands, and no message says who', () => {
	test.each(PLANTED.map((row, index) => [index + 1, ...row] as const))(
		'%i: %s/%s:%i',
		async (_, folder, file, line, plant) => {
			const before = readFileSync(join(folder, file), 'utf8');
			const after = plant(before);
			expect(after).not.toBe(before);
			const { problems, notes } = await readingOf(folder, { [file]: after });
			const found = problems.filter(({ code }) => code === PERSONAL_CODE);
			expect(found.map((problem) => `${problem.source}:${problem.line}`)).toEqual([`${file}:${line}`]);
			const told = JSON.stringify([problems, notes]);
			expect(told).not.toMatch(
				/Rigmor|Kofoed|Villads|Oluf|Thorvald|Winther|Kowalczyk|Hodan|Nguy|Bjørn|Sten |12345678|12 34 56|010203|fornavn@/
			);
		}
	);

	test('31 places are tried, and the real folders have none', async () => {
		expect(PLANTED).toHaveLength(31);
		for (const folder of [ALBERTSLUND, BALLERUP, AALBORG]) {
			const { problems, notes } = await readingOf(folder, {});
			expect([...problems, ...notes].filter(({ code }) => code === PERSONAL_CODE)).toEqual([]);
		}
	});

	test('in a register it is told and stops nothing', async () => {
		const { problems, notes } = await readFolder(ALBERTSLUND, {
			'001_e36baab6562e834e.txt': (text) => text.replace('Det er vedtaget', 'Rigmor Kofoed har vedtaget')
		});
		expect(problems.filter(({ code }) => code === PERSONAL_CODE)).toEqual([]);
		expect(notes.filter(({ code }) => code === PERSONAL_CODE)).toEqual([
			expect.objectContaining({ line: 7, message: expect.stringContaining('(2 places)') })
		]);
	});
});

describe('on the command line', () => {
	let data: string;
	beforeAll(() => {
		data = join(mkdtempSync(join(tmpdir(), 'genklang-')), 'data');
		cpSync('data', data, { recursive: true });
		const file = join(data, 'registers/ballerup', REMARKS);
		writeFileSync(file, atEnd(34, `ved ${NAME}`)(readFileSync(file, 'utf8')));
	});
	afterAll(() => rmSync(join(data, '..'), { recursive: true }));
	const run = (...args: string[]) =>
		spawnSync(process.execPath, ['--import', 'tsx', 'pipelines/cli.ts', ...args], { encoding: 'utf8' });

	test.each([
		['build', (folder: string) => ['build', '--data', folder, '--out', join(folder, 'out')]],
		['check', (folder: string) => ['check', join(folder, 'registers/ballerup')]],
		['check --json', (folder: string) => ['check', join(folder, 'registers/ballerup'), '--json']],
		['ids', (folder: string) => ['ids', join(folder, 'registers/ballerup')]]
	])('%s stops, names the line and not the person', (_, args) => {
		const { status, stdout, stderr } = run(...args(data));
		expect(status).toBe(1);
		expect(stdout + stderr).toContain(REMARKS);
		expect(stdout + stderr).toMatch(/\b34\b/);
		expect(stdout + stderr).not.toMatch(/Rigmor|Kofoed/);
	});
});

describe('a person that gets past the reading is found in what would be published', async () => {
	const albertslund = await readFolder(ALBERTSLUND, {}, true);
	const ballerup = await readFolder(BALLERUP, {}, true);
	const aalborg = await readPolicy({}, true);
	const fjordby = await readFolder(FJORDBY, {}, true);
	const areas = await readAreas('data/areas.csv');
	const names = await openNames('data');
	const out = mkdtempSync(join(tmpdir(), 'genklang-'));
	afterAll(() => rmSync(out, { recursive: true }));

	function release(home = albertslund, other = ballerup, policy = aalborg) {
		const input = { version: '1.0.0', date: '2026-11-22', areas, names };
		return makeRelease(out, { ...input, readings: [home, other], contexts: [policy] });
	}

	/** The reading with its first row of a list changed. */
	function first<Reading extends RegisterReading | ContextReading, Key extends keyof Reading>(
		reading: Reading,
		key: Key,
		change: (row: never) => object
	): Reading {
		const [row, ...rest] = reading[key] as unknown as [never, ...object[]];
		return { ...reading, [key]: [change(row), ...rest] };
	}
	const said = ` Rigmor er enig.`;
	const more = (name: string) => (row: Record<string, string>) => ({ ...row, [name]: `${row[name]}${said}` });
	/** Fjordby with a word more in one of the words of its council or municipality. */
	const worded = (list: 'verdicts' | 'replies' | 'priorities', name: string) => {
		const { councilWords } = fjordby;
		const [row, ...rest] = councilWords[list] as readonly object[];
		const changed = [more(name)(row as Record<string, string>), ...rest];
		return release(albertslund, { ...fjordby, councilWords: { ...councilWords, [list]: changed } });
	};
	const CASES: readonly (readonly [string, () => Promise<unknown>])[] = [
		['evidence.quote', () => release(first(albertslund, 'evidence', more('quote')))],
		['evidence.note', () => release(first(albertslund, 'evidence', more('noteDa')))],
		['internal.evidence_english.note', () => release(first(albertslund, 'evidence', more('noteEn')))],
		['contexts.text', () => release(first(albertslund, 'contexts', more('text')))],
		['contexts.heading', () => release(albertslund, first(ballerup, 'contexts', more('heading')))],
		['recommendations.text', () => release(albertslund, first(ballerup, 'recommendations', more('text')))],
		[
			'recommendations.text_source',
			() => release(albertslund, first(ballerup, 'recommendations', more('textSource')))
		],
		['themes.label', () => release(albertslund, first(ballerup, 'themes', more('label')))],
		['repairs.after', () => release(albertslund, first(ballerup, 'repairs', more('after')))],
		[
			'threads.label',
			() =>
				release(albertslund, {
					...ballerup,
					threads: ballerup.threads.map((row) => ({ ...row, labelDa: `Emne. Rigmor` }))
				})
		],
		[
			'internal.thread_english.rationale',
			() =>
				release(albertslund, {
					...ballerup,
					threads: ballerup.threads.map((row) => ({ ...row, rationaleEn: row.rationaleEn && NAME }))
				})
		],
		['verdicts.note', () => worded('verdicts', 'note')],
		['replies.text', () => worded('replies', 'text')],
		['replies.note', () => worded('replies', 'note')],
		['priorities.note', () => worded('priorities', 'note')],
		[
			'statements.text, fjo-ir-s12',
			() =>
				release(albertslund, {
					...fjordby,
					statements: fjordby.statements.map((row) =>
						row.asOf === null ? row : { ...row, text: `${row.text}${said}` }
					)
				})
		],
		[
			'internal.source_texts.text',
			() =>
				release(albertslund, {
					...ballerup,
					sources: ballerup.sources.map((source) => ({ ...source, lines: source.lines.with(33, NAME) }))
				})
		],
		[
			'sources/bal-ir-remarks-2014.txt:1',
			() =>
				release(albertslund, {
					...ballerup,
					sources: ballerup.sources.map((source) => ({ ...source, bytes: Buffer.from(`Kære ${NAME}`) }))
				})
		],
		[
			'sources.title',
			() =>
				release(albertslund, ballerup, {
					...aalborg,
					sources: aalborg.sources.map((source) => ({
						...source,
						descriptor: { ...source.descriptor, title: `Politik ved ${NAME}` }
					}))
				})
		]
	];

	test.each(CASES)('%s', async (place, build) => {
		const error = await build().then(
			() => null,
			(cause: unknown) => cause
		);
		expect(error).toBeInstanceOf(RefusalError);
		const told = (error as RefusalError).problems.join('\n');
		expect(told).toContain(place);
		expect(told).not.toMatch(/Rigmor|Kofoed/);
	});

	test('a word of the search index that stands in no text', async () => {
		await release();
		const folder = join(out, 'current');
		await refuseNames(folder, names);
		const instance = await DuckDBInstance.create(join(folder, 'genklang.duckdb'));
		const connection = await instance.connect();
		await connection.run(
			"update internal.search_words set word = 'rigmor' where council_no = 1 and word_id = (select max(word_id) from internal.search_words where council_no = 1)"
		);
		connection.closeSync();
		instance.closeSync();
		await expect(refuseNames(folder, names)).rejects.toThrow(
			/internal\.search_words, word \d+: stands in no text/
		);
	});

	test('every column of free text is looked through or known to hold no such words', () => {
		const free = TABLES.flatMap(({ name, columns }) =>
			Object.entries(columns)
				.filter(([, column]) => {
					const { type, values, pattern, references } = column as Record<string, unknown>;
					return type === 'VARCHAR' && !values && !pattern && !references;
				})
				.map(([column]) => `${name}.${column}`)
		);
		const known = [...PROSE_COLUMNS.map(({ table, column }) => `${table}.${column}`), ...OTHER_COLUMNS];
		expect(free.filter((column) => !known.includes(column))).toEqual([]);
	});
});
