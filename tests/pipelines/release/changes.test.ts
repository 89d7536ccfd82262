import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DESCRIBED_TABLES, type DescribedTable } from '#lib/domain/described-table.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { NO_REASONS, readChangeReasons, reasonsFor } from '#pipelines/release/change-reasons.ts';
import { changesBetween, type Difference, type TextTable } from '#pipelines/release/changes-between.ts';
import { readKeptRows, type KeptVersion } from '#pipelines/release/kept-versions.ts';
import { refuseOtherTables, versionChanges } from '#pipelines/release/version-changes.ts';
import { SMALL_AREAS, smallReading } from '../build/small-reading.ts';

const CELL = { type: 'VARCHAR', title: '', titleEn: '', description: '', descriptionDa: '' } as const;

function table(name: string, columns: readonly string[], primaryKey: readonly string[] = []): DescribedTable {
	const described = Object.fromEntries(columns.map((column) => [column, CELL]));
	return { name, title: '', titleEn: '', grain: '', grainDa: '', primaryKey, columns: described };
}

const textTable = (
	name: string,
	columns: readonly string[],
	rows: readonly (readonly string[])[],
	primaryKey: readonly string[] = ['id']
): TextTable => ({ table: table(name, columns, primaryKey), rows });

/** `table id field: before > after` of each difference. */
const said = (differences: readonly Difference[]) =>
	differences.map((one) => `${one.table} ${one.id} ${one.field}: ${one.before} > ${one.after}`);

describe('what a version says otherwise than the one before', () => {
	test('is nothing where the rows are the same in another order', () => {
		const before = textTable(
			'deeds',
			['id', 'text'],
			[
				['a', 'A'],
				['b', 'B']
			]
		);
		const now = textTable(
			'deeds',
			['id', 'text'],
			[
				['b', 'B'],
				['a', 'A']
			]
		);
		expect(changesBetween([before], [now])).toEqual([]);
	});

	test('are cells that changed, rows that are new and rows that are gone, in this order', () => {
		const before = textTable(
			'deeds',
			['id', 'text', 'note'],
			[
				['a', 'A', ''],
				['b', 'B', ''],
				['c', 'C', 'n']
			]
		);
		const now = textTable(
			'deeds',
			['id', 'text', 'note'],
			[
				['d', 'D', ''],
				['c', 'C', ''],
				['b', 'X', 'y']
			]
		);
		expect(said(changesBetween([before], [now]))).toEqual([
			...[
				'deeds d :  > d',
				'deeds c note: n > ',
				'deeds b text: B > X',
				'deeds b note:  > y',
				'deeds a : a > '
			]
		]);
	});

	test('are tables and columns, whose cells are not told one by one', () => {
		const before = [
			textTable('old', ['id'], [['a']]),
			textTable('deeds', ['id', 'gone', 'kept'], [['a', 'x', 'k']])
		];
		const now = [
			textTable('deeds', ['id', 'kept', 'fresh'], [['a', 'l', 'z']]),
			textTable('new', ['id'], [['a'], ['b']])
		];
		expect(said(changesBetween(before, now))).toEqual([
			...[
				'deeds  fresh:  > fresh',
				'deeds  gone: gone > ',
				'deeds a kept: k > l',
				'new  :  > new',
				'old  : old > '
			]
		]);
	});

	test('leaves out the cube and the list of changes', () => {
		const [cube, changes] = ['cube', 'changes'].map((name) => textTable(name, ['id'], [['a']]));
		if (!cube || !changes) throw new Error('no tables');
		expect(changesBetween([cube], [changes])).toEqual([]);
		expect(changesBetween([{ ...cube, rows: [] }, changes], [cube, { ...changes, rows: [] }])).toEqual([]);
	});

	test('names a row by its key, and one without a key by two columns and a running number', () => {
		const keyed = (text: string) => textTable('deeds', ['a', 'b', 'text'], [['x', 'y', text]], ['b', 'a']);
		expect(said(changesBetween([keyed('1')], [keyed('2')]))).toEqual(['deeds y;x text: 1 > 2']);
		const loose = (...texts: readonly string[]) =>
			textTable(
				'deeds',
				['a', 'b', 'text'],
				texts.map((text) => ['x', 'y', text]),
				[]
			);
		expect(said(changesBetween([loose('1', '2')], [loose('1', '3', '4')]))).toEqual([
			...['deeds x;y;2 text: 2 > 3', 'deeds x;y;3 :  > x;y;3']
		]);
	});
});

describe('the reasons for changes', () => {
	const change = (more: Partial<Difference>): Difference => ({
		...{ table: 'deeds', id: 'a', field: 'text', before: 'A', after: 'B' },
		...more
	});
	const reason = (line: number, why: string, more: Partial<Difference> = {}, version = '1.1.0') => ({
		...{ version, table: '', id: '', field: '' },
		...more,
		why,
		line
	});
	const find = (
		written: readonly ReturnType<typeof reason>[],
		changes: readonly Difference[],
		retired: ReadonlyMap<string, string> = new Map()
	) => reasonsFor('1.1.0', changes, { file: 'why.csv', written, retired });

	test('are those that name most of table, row and column, the first of several, of this version', () => {
		const written = [
			...[reason(2, 'any'), reason(3, 'other version', { table: 'deeds', id: 'a' }, '1.0.0')],
			...[reason(4, 'table', { table: 'deeds' }), reason(5, 'table again', { table: 'deeds' })],
			...[
				reason(6, 'cell', { table: 'deeds', id: 'a', field: 'text' }),
				reason(7, 'column', { field: 'note' })
			]
		];
		const changes = [
			...[change({}), change({ id: 'b' }), change({ table: 'words' })],
			change({ table: 'words', field: 'note' })
		];
		expect(
			find(
				written.filter(({ line }) => line !== 5),
				changes
			)
		).toEqual(['cell', 'table', 'any', 'column']);
		expect(() => find(written, changes)).toThrow(
			/^why\.csv:5: reason for nothing that version 1\.1\.0 changes$/
		);
	});

	test('of a row taken away is the one that the ledger gives, where none is written', () => {
		const retired = new Map([['b', 'Doubled.']]);
		const gone = change({ id: 'a;b', field: '', before: 'a;b', after: '' });
		expect(find([], [gone], retired)).toEqual(['Doubled.']);
		expect(find([reason(2, 'Written.')], [gone], retired)).toEqual(['Written.']);
		expect(() => find([], [change({ id: 'b' })], retired)).toThrow(
			'1 change(s) of version 1.1.0 have no reason'
		);
		expect(find([], [change({ id: 'b', field: '', before: '', after: 'b' })], retired)).toEqual(['']);
	});

	test('are asked for in words, with each line that is missing as the file wants it', () => {
		const changes = [change({}), change({ id: 'b,c', field: '' }), change({ before: '' })];
		expect(() => find([], changes)).toThrow(
			new RefusalError([
				'why.csv: 2 change(s) of version 1.1.0 have no reason. Add a line for each, or one with an empty id or field for several, below version,table,id,field,why:',
				...['  1.1.0,deeds,a,text,', '  1.1.0,deeds,"b,c",,']
			])
		);
		expect(reasonsFor('1.1.0', [], NO_REASONS)).toEqual([]);
	});
});

describe('a file of', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	test('reasons may be missing, and is refused where one of its lines says nothing', async () => {
		const file = join(folder, 'why.csv');
		const retired = new Map([['a', 'b']]);
		expect(await readChangeReasons(file, retired)).toEqual({ file, written: [], retired });
		await writeFile(file, 'version,table,id,field,why\n1.0.1,deeds,,,Because\n');
		expect((await readChangeReasons(file, retired)).written).toEqual([
			{ version: '1.0.1', table: 'deeds', id: '', field: '', why: 'Because', line: 2 }
		]);
		await writeFile(file, 'version,table,id,field,why\n1.0.1,a,,,\n1.0.1,,,,x\n1.0.1,b\n1.0.1,c,,,\n');
		await expect(readChangeReasons(file, retired)).rejects.toMatchObject({
			problems: [
				expect.stringMatching(/why\.csv:4: ./),
				...[`${file}:2: missing why`, `${file}:5: missing why`]
			]
		});
	});

	test('kept rows must have the columns that are kept beside it', async () => {
		const kept: KeptVersion = { folder, tables: [], facts: { version: '1.0.0' } as KeptVersion['facts'] };
		await writeFile(join(folder, 'deeds.csv'), 'id,text\na,"b\nc"\n');
		expect(await readKeptRows(kept, table('deeds', ['id', 'text']))).toEqual([['a', 'b\nc']]);
		await expect(readKeptRows(kept, table('deeds', ['text', 'id']))).rejects.toThrow(
			`${folder}/deeds.csv:1: columns are not those of tables.json: id,text`
		);
	});

	test('kept changes go before those of the version, which are told from the newest version before it', async () => {
		const columns = ['version', 'table', 'id', 'field', 'before', 'after', 'why', 'date'];
		const kept = (version: string): KeptVersion => ({
			...{
				folder: join(folder, version),
				tables: [table('changes', columns), table('areas', ['area_id'], ['area_id'])]
			},
			facts: { version } as KeptVersion['facts']
		});
		for (const version of ['1.0.0', '1.0.1', '1.2.0']) {
			await mkdir(join(folder, version));
			await writeFile(
				join(folder, version, 'changes.csv'),
				`${columns.join()}\n${version},a,,,b,,c,2026-01-01\n`
			);
			await writeFile(join(folder, version, 'areas.csv'), 'area_id\ngone\n');
		}
		const reasons = { file: 'why.csv', written: [], retired: new Map([['gone', 'Not used.']]) };
		const facts = { version: '1.1.0', date: '2026-11-22' };
		const changesOf = (published: readonly KeptVersion[]) =>
			versionChanges(facts, rowsOf([smallReading()], SMALL_AREAS), published, reasons);
		expect(await changesOf([])).toEqual([]);
		expect(await changesOf([kept('1.2.0')])).toEqual([]);
		const changes = await changesOf(['1.0.0', '1.0.1', '1.2.0'].map(kept));
		expect(changes[0]).toEqual({
			...{ version: '1.0.1', table: 'a', id: null, field: null, before: 'b', after: null, why: 'c' },
			date: '2026-01-01'
		});
		expect(changes.filter((one) => one.table === 'areas')).toContainEqual({
			...{ version: '1.1.0', table: 'areas', id: 'gone', field: null, before: 'gone', after: null },
			...{ why: 'Not used.', date: '2026-11-22' }
		});
		expect(changes).toContainEqual({
			...{
				version: '1.1.0',
				table: 'themes',
				id: null,
				field: null,
				before: null,
				after: 'themes',
				why: null
			},
			date: '2026-11-22'
		});
		expect(changes.filter(({ version }) => version !== '1.1.0')).toHaveLength(1);
	});

	test('a published table must be what it was, and a fault says from which line it is not', async () => {
		const [now, was] = [join(folder, 'now'), join(folder, 'was')];
		for (const place of [now, was]) await mkdir(place);
		const tables = DESCRIBED_TABLES.slice(1);
		const kept: KeptVersion = { folder: was, tables, facts: { version: '1.2.3' } as KeptVersion['facts'] };
		for (const place of [now, was])
			for (const { name } of tables) await writeFile(join(place, `${name}.csv`), 'a\nb\nc\n');
		const first = DESCRIBED_TABLES[0]?.name ?? '';
		const end =
			'version 1.2.3 is published and never changes: raise "version" in data/release.json (1.2.4 for corrections, 1.3.0 for new rows, 2.0.0 for other columns or definitions), and say in data/changes-why.csv why published cells changed';
		const faultsOf = (one: KeptVersion) => refuseOtherTables(now, one).catch((cause) => cause.problems);
		expect(await faultsOf(kept)).toEqual([`${first}: was not there when version 1.2.3 was published`, end]);
		const [second, third] = tables.map(({ name }) => name);
		await writeFile(join(now, `${second}.csv`), 'a\nB\nc\n');
		await writeFile(join(now, `${third}.csv`), 'a');
		expect(await faultsOf({ ...kept, tables: [...tables, table('old', ['id'])] })).toEqual([
			`${first}: was not there when version 1.2.3 was published`,
			`${second}: differs from ${was}/${second}.csv, first in line 2`,
			`${third}: differs from ${was}/${third}.csv, first in line 1`,
			'old: is gone since version 1.2.3 was published',
			end
		]);
		await writeFile(join(was, `${first}.csv`), 'a');
		await writeFile(join(now, `${first}.csv`), 'a');
		for (const name of [second, third]) await writeFile(join(now, `${name}.csv`), 'a\nb\nc\n');
		expect(await faultsOf({ ...kept, tables: DESCRIBED_TABLES })).toBeUndefined();
	});
});
