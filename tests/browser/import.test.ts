import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { useBrowserSite } from './browser-site.ts';
import { sidewaysOverflow } from './sideways-overflow.ts';

const site = useBrowserSite();

/** Starting a worker and reading a file on a machine that does much else. */
const PATIENCE = { timeout: 60_000 };

const ROWS = [
	['År', 'Råd', 'Tema', 'Anbefaling', 'Kommunens svar', 'Status'],
	[
		'2019',
		'Ældrerådet',
		'Trafik',
		'Rådet anbefaler, at fortovet på Østergade bliver bredere.',
		'Det er gjort.',
		'Gennemført'
	],
	[
		'2019',
		'Ældrerådet',
		'Bolig',
		'Rådet anbefaler flere ældreboliger i Sønderby.',
		'Ingen bemærkninger',
		'Imødekommet'
	],
	[
		'2020',
		'Ældrerådet',
		'Trafik',
		'Rådet anbefaler en bus til sygehuset hver time.',
		'Bussen kører.',
		'Lukket'
	],
	['', 'Ældrerådet', 'Trafik', 'Rådet anbefaler en bænk ved søen.', '', 'Lukket']
];
/** As Excel writes it for Danes: semicolon, CRLF, Windows-1252. */
const CSV = {
	name: 'ældreråd.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(ROWS.map((cells) => cells.join(';')).join('\r\n'), 'latin1')
};

const choose = (page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
	page.locator('#import-file').setInputFiles(file);
const result = (page: Page) => page.locator('h2.result');
async function given(page: Page, file: typeof CSV): Promise<string> {
	await choose(page, file);
	await page
		.getByRole('status')
		.filter({ hasText: `${file.name} er læst.` })
		.waitFor(PATIENCE);
	return result(page).innerText();
}
async function download(page: Page, name: string): Promise<string> {
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name, exact: true }).click()
	]);
	return readFileSync(await saved.path(), 'utf8');
}

describe('a Danish CSV', () => {
	test('is read here: nothing is asked for but the program itself, and nothing is sent', async () => {
		const { page, requests, faults } = await site.open('/indlaes');
		const sent: string[] = [];
		page.on('request', (request) => {
			if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url());
		});
		const before = requests.length;
		expect(await given(page, CSV)).toBe('3 af 4 rækker kan bruges.');
		const asked = requests.slice(before);
		expect(asked.some((path) => path.includes('/workers/trial-worker'))).toBe(true);
		expect(asked.filter((path) => !path.startsWith('/_app/immutable/'))).toEqual([]);
		expect([sent, faults]).toEqual([[], []]);
		await page.getByText('Den er læst som Windows-1252.').waitFor();
		await page.getByText('Rækken siger ikke, hvilket år den er fra.').waitFor();
		expect(await page.locator('ol .text').first().innerText()).toContain('fortovet på Østergade');
	});

	test('is read anew when a word gets a meaning, and the mapping that is saved says it', async () => {
		const { page } = await site.open('/indlaes');
		await given(page, CSV);
		const closed = page.getByLabel('Hvad betyder »Lukket«?');
		expect(await closed.inputValue()).toBe('');
		await page.getByText('siger, hvem der er enig, ikke hvad der blev gjort', { exact: true }).waitFor();
		await closed.selectOption({ label: 'ophørt' });
		await page.getByRole('row', { name: 'ophørt 1', exact: true }).waitFor(PATIENCE);
		const saved = JSON.parse(await download(page, 'mapping.json')) as { statuses: unknown };
		expect(saved.statuses).toEqual({ Gennemført: 'implemented', Lukket: 'discontinued' });
		expect(await download(page, 'report.csv')).toContain('kan ikke bruges;;4;5;no-year;');

		await page.getByLabel('Temaet tages fra').selectOption({ label: 'intet: det står ikke i filen' });
		await page
			.getByRole('row', { name: 'Trafik 2', exact: true })
			.waitFor({ state: 'detached', ...PATIENCE });
		await page.getByLabel('Året tages fra').selectOption({ label: 'det samme for alle rækker' });
		await page.getByText('Ingen række kan bruges, som kolonnerne er valgt.').waitFor(PATIENCE);
		await page.getByLabel('År for alle rækker').fill('2018');
		await page.getByLabel('År for alle rækker').press('Tab');
		await page.getByText('Alle 4 rækker kan bruges.').waitFor(PATIENCE);
	});

	test('becomes a folder in a zip, packed here', async () => {
		const { page, requests } = await site.open('/indlaes');
		await given(page, CSV);
		await page.getByLabel('Rådets navn', { exact: true }).fill('Ældrerådet');
		await page.getByLabel('Kommune', { exact: true }).fill('Ballerup');
		const before = requests.length;
		const zip = await download(page, 'Hent mappen');
		for (const name of ['register.json', 'mapping.json', 'ældreråd.csv'])
			expect(zip).toContain(`ballerup/${name}`);
		expect(requests.slice(before).filter((path) => !/^\/_app\/immutable\/|^blob:/.test(path))).toEqual([]);
	});

	test('can be dropped on the page', async () => {
		const { page } = await site.open('/indlaes');
		await page.locator('h1').hover();
		await page.waitForLoadState('networkidle');
		await page.evaluate(
			(text) => {
				const data = new DataTransfer();
				data.items.add(new File([text], 'register.csv'));
				const field = document.querySelector('[aria-describedby="import-forms"]')?.closest('[role="group"]');
				for (const name of ['dragenter', 'dragover', 'drop']) {
					field?.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
				}
			},
			ROWS.map((cells) => cells.join(';')).join('\n')
		);
		await page.getByText('3 af 4 rækker kan bruges.').waitFor(PATIENCE);
	});
});

test('a file that was chosen before the page ran is read when it does', async () => {
	const { page } = await site.open('/indlaes');
	let release = (): void => {};
	const chosen = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await chosen;
		await route.continue();
	});
	await page.reload({ waitUntil: 'commit' });
	await choose(page, CSV);
	release();
	// A pointer moves on: the first move may come before anything listens.
	const moveOn = async () => {
		await page.locator('h1').hover();
		await page.locator('h1').hover({ position: { x: 2, y: 2 } });
		return page.getByText('3 af 4 rækker kan bruges.').count();
	};
	await expect.poll(moveOn, { timeout: 50_000 }).toBe(1);
});

describe('other files', () => {
	test('a workbook is read with its legend left out, and it is said', async () => {
		const legend = [
			['Ord', 'Forklaring'],
			['Lukket', 'Sagen er afsluttet hos forvaltningen']
		];
		const buffer = Buffer.from(
			await writeXlsx({
				sheets: [
					{ name: 'Anbefalinger', rows: ROWS },
					{ name: 'Nøgle', rows: legend }
				]
			})
		);
		const { page, faults } = await site.open('/indlaes');
		expect(await given(page, { ...CSV, name: 'register.xlsx', buffer })).toBe('3 af 4 rækker kan bruges.');
		await page.getByText('»Anbefalinger« læses').waitFor();
		await page.getByText(/»Nøgle« udelades: (?:det forklarer|ingen kolonne)/).waitFor();
		expect(faults).toEqual([]);
	});

	test('an old .xls is refused with what to do, and the next file is read', async () => {
		const { page } = await site.open('/indlaes');
		const buffer = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
		expect(await given(page, { ...CSV, name: 'gammel.xls', buffer })).toBe('Filen kan ikke læses ind endnu');
		await page.getByText('gem den som .xlsx eller .docx uden adgangskode').waitFor();
		expect(await page.getByRole('button', { name: 'mapping.json', exact: true }).count()).toBe(0);
		expect(await given(page, CSV)).toBe('3 af 4 rækker kan bruges.');
	});
});

describe('a file of 200 MB', () => {
	let folder: string;
	let path: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'genklang-'));
		path = join(folder, 'stor.csv');
		const row = `2019;Ældrerådet;Trafik;Rådet anbefaler ${'et bredere fortov og '.repeat(40)}en bænk.;Ja.;Lukket\n`;
		const block = row.repeat(1_200);
		const file = await open(path, 'w');
		await file.write(`${ROWS[0]?.join(';')}\n`);
		for (let size = 0; size < 200_000_000; size += Buffer.byteLength(block)) await file.write(block);
		await file.close();
	});
	afterAll(() => rm(folder, { recursive: true }));

	test('is read, and the page can be used meanwhile', async () => {
		const { page, faults } = await site.open('/indlaes');
		await choose(page, path);
		// Fails where the page can do nothing else.
		await page.getByRole('link', { name: 'Hent skabelonen (.xlsx)' }).focus(PATIENCE);
		await page.getByText(/^Alle \d{3}\.\d{3} rækker kan bruges\.$/).waitFor(PATIENCE);
		expect(faults).toEqual([]);
	});
});

describe('a file that takes too long', () => {
	/** The program that reads files never comes. */
	async function withoutReader(): Promise<Page> {
		const { page } = await site.open('/indlaes');
		await page.route('**/workers/trial-worker*.js', () => new Promise(() => {}));
		return page;
	}

	test('is ended by the reader, and the next one is read', async () => {
		const page = await withoutReader();
		await choose(page, CSV);
		await page.getByRole('button', { name: 'Afbryd' }).click(PATIENCE);
		await page.getByText('Afbrudt. Filen er ikke læst færdig.').waitFor(PATIENCE);
		expect(await result(page).count()).toBe(0);
		await page.unrouteAll({ behavior: 'ignoreErrors' });
		expect(await given(page, CSV)).toBe('3 af 4 rækker kan bruges.');
	});

	test('is given up after a minute, with what to do', async () => {
		const page = await withoutReader();
		await page.clock.install();
		await choose(page, CSV);
		await page.getByRole('button', { name: 'Afbryd' }).waitFor(PATIENCE);
		await page.clock.fastForward(61_000);
		await page.getByText('Filen var ikke læst efter 60 sekunder').waitFor(PATIENCE);
	});
});

describe('for every reader', () => {
	test.each(['light', 'dark'] as const)(
		'a trial breaks no rule of axe and keeps inside its width, %s',
		async (colorScheme) => {
			const { page } = await site.open('/indlaes', { colorScheme });
			await given(page, CSV);
			for (const width of [1280, 390, 320]) {
				await page.setViewportSize({ width, height: 900 });
				expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
				expect([width, await axeViolations(page)]).toEqual([width, []]);
			}
		}
	);

	test('the file is chosen by keyboard', async () => {
		const { page } = await site.open('/indlaes');
		await page.locator('#import-file').focus();
		await page.waitForLoadState('networkidle');
		const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
		await chooser.setFiles(CSV);
		await result(page).waitFor(PATIENCE);
	});

	test('it speaks English at its English address', async () => {
		const { page } = await site.open('/en/indlaes');
		await choose(page, CSV);
		await page.getByText('3 of 4 rows can be used.').waitFor(PATIENCE);
		await page.getByText('The row does not say its year.').waitFor();
	});

	test('without JavaScript it says what it does and gives the template', async () => {
		const { page } = await site.open('/indlaes', { javaScriptEnabled: false });
		await page.getByText('Din browser kører ikke JavaScript.').waitFor();
		expect(await page.locator('#import-file').isVisible()).toBe(false);
		const link = page.getByRole('link', { name: 'Hent skabelonen (.xlsx)' });
		const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
		expect(saved.suggestedFilename()).toBe('skabelon.xlsx');
		expect(
			readFileSync(await saved.path())
				.subarray(0, 2)
				.toString()
		).toBe('PK');
	});

	test('the readers come with no other page, and here only with a file', async () => {
		for (const path of ['/om', '/indlaes']) {
			const { page, requests } = await site.open(path);
			await page.locator('h1').hover();
			await page.waitForLoadState('networkidle');
			expect([path, requests.filter((request) => request.includes('/workers/'))]).toEqual([path, []]);
		}
	});
});
