import { describe, expect, test } from 'vitest';
import { MOST_OF_BODY, shareMail, type SharedView } from '#lib/components/share-mail.ts';
import { provideLocale } from '#lib/i18n/locale.ts';

const ROWS = Array.from({ length: 25 }, (_, index) => ({
	year: 2010 + (index % 8),
	text: `Rådet anbefaler, at ældre får bedre øvelser, nummer ${index + 1}, og at der bliver fulgt op på dem hvert år`,
	path: `/albertslund/anbefaling/alb-ir-${index + 1}`
}));

const VIEW: SharedView = {
	title: 'Alle anbefalinger, Integrationsrådet i Albertslund',
	words: ['tema Ældre', '2010–2017'],
	lines: [],
	items: ROWS,
	total: 40,
	address: new URL('https://genklang.example/albertslund/anbefalinger?theme=alb-ir-t09'),
	edition: 'Version 1.0.0, 22. november 2026. Registret slutter i 2017, status fra tidligst februar 2019.'
};

function mailOf(view: Partial<SharedView>, locale: 'da' | 'en' = 'da') {
	provideLocale(() => locale);
	const href = shareMail({ ...VIEW, ...view });
	const [, subject = '', body = ''] = /^mailto:\?subject=([^&]*)&body=([^&]*)$/.exec(href) ?? [];
	return { subject: decodeURIComponent(subject), body: decodeURIComponent(body), length: body.length };
}

/** Numbers of the rows that a body lists. */
const listed = (body: string) => [...body.matchAll(/alb-ir-(\d+)$/gm)].map(([, number]) => Number(number));

describe('an e-mail about a page', () => {
	test('names page and choice in its subject', () => {
		expect(mailOf({}).subject).toBe(
			'Alle anbefalinger, Integrationsrådet i Albertslund, tema Ældre, 2010–2017'
		);
	});

	test('says what was chosen, lists the first rows with year, text and link, then address and edition', () => {
		const { body } = mailOf({ items: ROWS.slice(0, 2), total: 2 });
		expect(body.split('\r\n')).toEqual([
			VIEW.title,
			'Valgt: tema Ældre · 2010–2017.',
			'',
			'2010: Rådet anbefaler, at ældre får bedre øvelser, nummer 1, og at der bliver fulgt op på dem …',
			'https://genklang.example/albertslund/anbefaling/alb-ir-1',
			'',
			'2011: Rådet anbefaler, at ældre får bedre øvelser, nummer 2, og at der bliver fulgt op på dem …',
			'https://genklang.example/albertslund/anbefaling/alb-ir-2',
			'',
			'Se det hele:',
			'https://genklang.example/albertslund/anbefalinger?theme=alb-ir-t09',
			'',
			`Genklang. ${VIEW.edition}`
		]);
	});

	test('is as long as mail programs take, and says how many more there are', () => {
		const { body, length } = mailOf({});
		const rows = listed(body);
		expect(length).toBeLessThanOrEqual(MOST_OF_BODY);
		expect(rows.length).toBeGreaterThan(2);
		expect(rows).toEqual(rows.map((_, index) => index + 1));
		expect(body).toContain(`Og ${40 - rows.length} til.`);
		expect(body).toContain(VIEW.address.href);
		expect(body.endsWith(VIEW.edition)).toBe(true);
	});

	test('says nothing of more where all are listed', () => {
		expect(mailOf({ items: ROWS.slice(0, 2), total: 2 }).body).not.toMatch(/ til\./);
	});

	test('has its address whole, however long it is, and gives up rows for it', () => {
		const address = new URL(`https://genklang.example/albertslund/anbefalinger?q=${'æ'.repeat(200)}`);
		const { body } = mailOf({ address });
		expect(body).toContain(address.href);
		expect(listed(body)).toEqual([]);
	});

	test('cuts a long line and a long subject at a word', () => {
		const { subject, body } = mailOf({ words: ['ord '.repeat(200)], items: [], total: 0 });
		expect(subject.length).toBeLessThanOrEqual(110);
		expect(subject).toMatch(/ ord …$/);
		for (const line of body.split('\r\n')) expect(line.length).toBeLessThanOrEqual(300);
	});

	test('is in the language of the page', () => {
		const { body } = mailOf({}, 'en');
		expect(body).toContain('See all of it:');
		expect(body).toMatch(/And \d+ more\./);
	});
});
