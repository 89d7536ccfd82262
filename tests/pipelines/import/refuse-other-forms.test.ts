import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dryRun } from '#pipelines/import/dry-run.ts';

const refusalOf = async (bytes: Uint8Array, fileName = 'a.csv') =>
	(await dryRun({ bytes, fileName, mapping: null })).report.refused;
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a file that is no register', () => {
	test.each([
		'data/registers/albertslund/000_59f12de0ec15ee8a.txt',
		'data/registers/albertslund/002_411ecade9320aa22.txt',
		'data/registers/ballerup/003_21580a20eb977137.txt',
		'data/contexts/aalborg/004_6de805043700b9d7.txt'
	])('%s is refused as running text, whatever its name', async (file) => {
		const refused = await refusalOf(readFileSync(file));
		expect(refused?.code).toBe('running-text');
		expect(refused?.message).toContain('one row for each recommendation');
	});

	test('prose with many commas is refused as running text', async () => {
		const sentences = Array.from(
			{ length: 12 },
			(_, index) => `Rådet drøftede skolen${', børnene'.repeat(index % 5)}, og sagde det, i 2014.`
		);
		expect((await refusalOf(latin(sentences.join('\n').replaceAll('å', 'aa'))))?.code).toBe('running-text');
	});

	test.each([
		['a PNG', '\x89PNG\r\n\x1a\n', 'picture'],
		['a JPEG', '\xff\xd8\xff\xe0..JFIF', 'picture'],
		['a web page', '\n<!DOCTYPE html><html><table><tr><td>2014</td></tr></table>', 'web-page'],
		['a web page that is named .xls', '<html xmlns:x="excel"><table>', 'web-page'],
		['an XML', '<?xml version="1.0"?><register/>', 'xml']
	])('%s is refused with what to do', async (_name, text, code) => {
		const refused = await refusalOf(latin(text), 'a.xls');
		expect(refused?.code).toBe(code);
		expect(refused?.message).toMatch(/spreadsheet|XLSX/);
	});

	test('a CSV of numbers is refused as a summary', async () => {
		const refused = await refusalOf(latin('Year,Made,Answered\n2014,12,4\n2015,17,9\n2016,17,9\n'));
		expect(refused?.code).toBe('no-register');
		expect(refused?.message).toContain('summary');
	});
});

test('one column of texts below a heading that registers have is a list, not prose', async () => {
	const text =
		'Anbefaling\nKommunen bor oprette et korps af frivillige mentorer\nSkolerne bor have lektiecafe\n';
	const { report } = await dryRun({ bytes: latin(text), fileName: 'raad-2016.csv', mapping: null });
	expect(report).toMatchObject({ usable: 2, per_year: { 2016: 2 }, refused: null });
});
