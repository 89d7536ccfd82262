import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { DescribedColumn, DescribedTable } from '#lib/domain/described-table.ts';
import { formatExcelCsv, guarded, takeGuardOff } from '#pipelines/release/excel-csv.ts';
import type { Cell } from '#pipelines/release/read-database.ts';
import { cellText, formatWorkbook, sheetName } from '#pipelines/release/workbook.ts';
import { formatZip } from '#pipelines/release/zip-file.ts';

const FACTS = { version: '1.2.3', date: '2026-11-22', publisher: 'Udgiver' };
const column = (title: string): DescribedColumn => ({
	...{ type: 'VARCHAR', title, titleEn: '', description: '', descriptionDa: '' }
});
const table = (titles: readonly string[], title = 'Ark'): DescribedTable => ({
	...{ name: 'deeds', title, titleEn: '', grain: '', grainDa: 'En række.', primaryKey: [] },
	columns: Object.fromEntries(titles.map((one, place) => [`c${place}`, column(one)]))
});

async function partsOf(titles: readonly string[], rows: readonly (readonly Cell[])[]) {
	const parts = unzipSync(await formatWorkbook(FACTS, [{ table: table(titles), rows }]));
	return (path: string) => strFromU8(parts[path] ?? new Uint8Array());
}

describe('the workbook', () => {
	test('says when it is of, of which version, and by whom', async () => {
		const core = (await partsOf(['A'], []))('docProps/core.xml');
		expect(core).toContain('Anbefalinger, version 1.2.3');
		expect(core).toContain('<dc:creator>Udgiver</dc:creator>');
		expect(core).toMatch(/created[^>]*>2026-11-22T00:00:00/);
		expect(core).toMatch(/modified[^>]*>2026-11-22T00:00:00/);
	});

	test('filters all its columns and rows, beyond the column Z too', async () => {
		const filterOf = async (columns: number) => {
			const titles = Array.from({ length: columns }, (_, place) => `T${place}`);
			const xml = (await partsOf(titles, [titles, titles]))('xl/worksheets/sheet2.xml');
			return /<autoFilter ref="([^"]+)"/.exec(xml)?.[1];
		};
		expect(await Promise.all([1, 26, 27, 52, 53].map(filterOf))).toEqual([
			...['A1:A3', 'A1:Z3', 'A1:AA3', 'A1:AZ3', 'A1:BA3']
		]);
	});

	test('has columns as wide as their heading and first rows, from 10 to 60', async () => {
		const rows = Array.from({ length: 201 }, (_, row) => [
			...[null, 'x'.repeat(row < 200 ? 20 : 40), 'x'.repeat(99), 12]
		]);
		const xml = (await partsOf(['A', 'B', 'C', 'En overskrift'], rows))('xl/worksheets/sheet2.xml');
		const widths = [...xml.matchAll(/<col [^>]*?width="([\d.]+)"/g)].map(([, width]) =>
			Math.floor(Number(width))
		);
		expect(widths).toEqual([10, 22, 60, 17]);
	});

	test('has bold headings on a ground, and wraps every text', async () => {
		const part = await partsOf(['A', 'B'], [['x', 1]]);
		const styles = part('xl/styles.xml');
		expect(styles).toMatch(/<b\/>/);
		expect(styles).toMatch(/<patternFill patternType="solid"><fgColor rgb="(?:FF)?E8E4D9"\/>/);
		const alignments = [...styles.matchAll(/<alignment ([^/]+)\/>/g)].map(([, alignment]) => alignment);
		expect(new Set(alignments)).toEqual(
			new Set([...['vertical="center" wrapText="true"', 'vertical="top" wrapText="true"', 'vertical="top"']])
		);
		const cells = [...part('xl/worksheets/sheet2.xml').matchAll(/<c r="([A-Z]\d)"[^>]*? s="(\d+)"/g)];
		const styleOf = new Map(cells.map(([, place, style]) => [place, style]));
		expect(styleOf.get('A1')).toBe(styleOf.get('B1'));
		expect(new Set(['A1', 'A2', 'B2'].map((place) => styleOf.get(place))).size).toBe(3);
	});

	test('names a sheet by its table, without signs that it may not hold, in 31 letters', () => {
		const named = (title: string) => sheetName(table([], title));
		expect(named('a/b\\c?d*e[f]g:h')).toBe('a b c d e f g h');
		expect(named('x'.repeat(31))).toBe('x'.repeat(31));
		expect(named('x'.repeat(32))).toBe(`${'x'.repeat(30)}…`);
		expect(named(`${'x'.repeat(29)} yyy`)).toBe(`${'x'.repeat(29)}…`);
	});

	test('holds texts up to what a cell can, and what looks like an escape as it is', () => {
		expect(cellText('x'.repeat(32_767))).toHaveLength(32_767);
		expect(cellText('x'.repeat(32_768))).toBe(`${'x'.repeat(32_766)}…`);
		expect(cellText('a_x000D_b_x00e6_')).toBe('a_x005F_x000D_b_x005F_x00e6_');
	});
});

test('the Excel file has empty cells for null, guards for formulas, and quotes where they are needed', () => {
	const rows = [
		[null, true, 7, 'a;b'],
		['=1', '-', 'a"b', "'x"],
		['a\nb', 'c\rd', '', 'å']
	];
	expect(formatExcelCsv(table(['A', 'B', 'C', 'D']), rows)).toBe(
		`\ufeffc0;c1;c2;c3\r\n;true;7;"a;b"\r\n'=1;'-;"a""b";'x\r\n"a\nb";"c\rd";;å\r\n`
	);
	const guards = ['=1', "'=1", 'a', "'a", ''].map((text) => [guarded(text), takeGuardOff(text)]);
	expect(guards).toEqual([
		["'=1", '=1'],
		["''=1", '=1'],
		['a', 'a'],
		["'a", "'a"],
		['', '']
	]);
});

test('a zip has its entries by their paths, packed, all of one day, and what is said of them', () => {
	const bytes = Buffer.from('x'.repeat(999));
	const zip = Buffer.from(
		formatZip([
			{ path: 'b', bytes },
			{ path: 'a', bytes, comment: 'Om a.' }
		])
	);
	expect(Object.keys(unzipSync(zip))).toEqual(['a', 'b']);
	expect(zip.includes('Om a.')).toBe(true);
	expect(zip.length).toBeLessThan(400);
	expect(zip.readUInt32LE(10)).toBe(((1 << 5) | 1) << 16);
});
