import { describe, expect, test } from 'vitest';
import { dryRun } from '#pipelines/import/dry-run.ts';

const T = 'Kommunen bør oprette et korps af frivillige mentorer til unge';
const run = async (...lines: string[]) =>
	dryRun({ bytes: new TextEncoder().encode(lines.join('\n')), fileName: 'register.csv', mapping: null });

describe('a table as secretariats make them', () => {
	test('may have a title above its headings, remarks in them and a sum at its end', async () => {
		const { report } = await run(
			'Integrationsrådets anbefalinger;;;',
			'Opdateret 3. maj 2017;;;',
			';;;',
			'År;Tema;Anbefaling (max. 500 tegn);Status pr. 31.12.2017',
			`2014;Skole;${T};Gennemført`,
			`2015;Skole;${T} nu;I gang`,
			'I alt;;2;'
		);
		expect(report).toMatchObject({
			rows: 2,
			usable: 2,
			per_implementation: { implemented: 1, in_progress: 1 },
			rejected: []
		});
		expect(report.notes.map(({ code, line }) => [code, line])).toContainEqual(['totals-row', 7]);
	});

	test('may have two rows of headings and line breaks in them', async () => {
		const { report } = await run(
			'Anbefaling;;;Kommunen;',
			'"År\n(kalenderår)";Nr.;"Tekst\nfra rådet";Status;Bemærkninger',
			`2014;1;${T};Gennemført;Det er gjort på biblioteket`,
			`2015;2;${T} nu;I gang;`
		);
		expect(report.mapping?.fields).toEqual({
			year: { column: 'År (kalenderår)' },
			id: { column: 'Nr.' },
			text: { column: 'Tekst fra rådet' },
			status: { column: 'Status' },
			response: { column: 'Bemærkninger' }
		});
	});

	test('may say the status by crosses; two crosses are no status that is known', async () => {
		const { report, mapped } = await run(
			'År;Anbefaling;Gennemført;I gang;Ikke gennemført',
			`2014;${T};x;;`,
			`2015;${T} nu;;X;`,
			`2016;${T} igen;x;x;`,
			`2016;${T} til;;;`
		);
		expect(mapped?.rows.map(({ implementation }) => implementation)).toEqual([
			'implemented',
			'in_progress',
			'unknown',
			null
		]);
		expect(report.per_status).toEqual({ Gennemført: 1, 'I gang': 1, 'Gennemført + I gang': 1 });
	});

	test('may say the year in a row of its own above its rows, and the theme in another', async () => {
		const { report } = await run(
			'Nr;Anbefaling;Status',
			'2014;;',
			'Skole;;',
			`1;${T};Gennemført`,
			'Ældre;;',
			`2;${T} nu;I gang`,
			'2015;;',
			'Skole;;',
			`3;${T} igen;I gang`
		);
		expect(report).toMatchObject({
			rows: 3,
			usable: 3,
			per_year: { 2014: 2, 2015: 1 },
			per_theme: { Skole: 2, Ældre: 1 },
			rejected: []
		});
		expect(report.guesses).toHaveLength(2);
	});

	test('may write a date with its time, or as a workbook counts days where the heading says date', async () => {
		const { report } = await run(
			'Dato;Anbefaling',
			`2014-09-30T10:00:00;${T}`,
			`30.09.2015 10:00;${T} nu`,
			`42643;${T} igen`
		);
		expect(report.per_year).toEqual({ 2014: 1, 2015: 1, 2016: 1 });
		expect(report.notes.map(({ code }) => code)).toEqual(['serial-date']);
	});

	test('keeps an answer in words apart from a status in another column', async () => {
		const { report } = await run(
			"Ref,Date issued,Recommendation made to the Minister,Government's response,Implementation progress (2023)",
			`1,12 March 2014,${T},We accept it and do it,Implemented`,
			`2,March 2015,${T} nu,No response,In progress`
		);
		expect(report.mapping?.fields).toMatchObject({
			response: { column: "Government's response" },
			status: { column: 'Implementation progress (2023)' }
		});
		expect(report.answered).toBe(1);
	});
});
