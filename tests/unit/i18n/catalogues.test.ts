import { describe, expect, test } from 'vitest';
import { catalogue, keysInUse, placeholders } from './catalogues.ts';

const LOCALES = ['da', 'en'] as const;
const danish = catalogue('da');
const english = catalogue('en');

describe('the catalogues', () => {
	test('have the same keys in the same order, so that they can be read side by side', () => {
		expect([...english.keys()]).toEqual([...danish.keys()]);
	});

	test('ask for the same values in both languages', () => {
		const inputs = (catalogue: typeof danish) => [...catalogue].map(([key, { inputs }]) => [key, inputs]);
		expect(inputs(english)).toEqual(inputs(danish));
	});

	test('have the same plural forms in both languages', () => {
		const forms = (catalogue: typeof danish) =>
			[...catalogue].map(([key, { forms }]) => [key, [...forms.keys()]]);
		expect(forms(english)).toEqual(forms(danish));
	});

	test.each(LOCALES)('name in %s no value that they are not given', (locale) => {
		for (const [key, { inputs, forms }] of catalogue(locale)) {
			const unknown = placeholders(forms.values()).filter((name) => !inputs.includes(name));
			expect([key, unknown]).toEqual([key, []]);
		}
	});

	test.each(LOCALES)(
		'give in %s a form for one and for all other numbers wherever a plural is chosen',
		(locale) => {
			for (const [key, { forms }] of catalogue(locale)) {
				if (forms.has('')) continue;
				expect([key, [...forms.keys()].map((form) => form.replace(/^.*=/, ''))]).toEqual([
					key,
					['one', 'other']
				]);
			}
		}
	);

	test('hold every text that the code asks for, and none that it does not', () => {
		const used = keysInUse();
		expect(used.filter((key) => !danish.has(key))).toEqual([]);
		expect([...danish.keys()].filter((key) => !used.includes(key))).toEqual([]);
	});

	test.each(LOCALES)('have in %s no empty text and no space at either end', (locale) => {
		const bad = [...catalogue(locale)].filter(([, { forms }]) =>
			[...forms.values()].some((text) => text.trim() !== text || text === '')
		);
		expect(bad.map(([key]) => key)).toEqual([]);
	});
});

describe('the Danish texts', () => {
	const texts = [...danish].flatMap(([key, { forms }]) =>
		[...forms.values()].map((text) => [key, text] as const)
	);

	test('never put a plural after the number one', () => {
		const ones = [...danish].flatMap(([key, { forms }]) =>
			[...forms].filter(([form]) => form.endsWith('=one')).map(([, text]) => [key, text])
		);
		expect(ones.length).toBeGreaterThan(0);
		expect(ones.filter(([, text = '']) => /(?<!af \{\w+\} )anbefalinger|uoplyste|valgte/.test(text))).toEqual(
			[]
		);
	});

	test('quote with Danish marks and claim no effect', () => {
		expect(texts.filter(([, text]) => /[“”"]/.test(text))).toEqual([]);
		expect(texts.filter(([, text]) => /aftryk|gennemslag|imødekommet|afvist/i.test(text))).toEqual([]);
	});

	test('put a no-break space between number and per cent', () => {
		expect(texts.filter(([, text]) => /\d%| %/.test(text))).toEqual([]);
	});
});

test('the English texts quote with English marks and write no Danish letter', () => {
	const texts = [...english].flatMap(([key, { forms }]) =>
		[...forms.values()].map((text) => [key, text] as const)
	);
	expect(texts.filter(([, text]) => /[»«"]/.test(text))).toEqual([]);
	expect(texts.filter(([key, text]) => /[æøå]/i.test(text) && !key.startsWith('list_'))).toEqual([]);
});
