import { makeFonts, SUBSET_LETTERS, SUBSETS } from '#run/fonts.mjs';
import { readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';

const css = readFileSync('src/fonts.css', 'utf8');

interface Face {
	readonly family: string;
	readonly url: string;
	readonly codePoints: ReadonlySet<number>;
}

/** The web faces of src/fonts.css, without the local stand-ins. */
const faces: readonly Face[] = [...css.matchAll(/@font-face \{([^}]+)\}/g)]
	.map(([, body = '']) => ({
		family: /font-family: '([^']+)'/.exec(body)?.[1] ?? '',
		url: /url\('([^']+)'\)/.exec(body)?.[1] ?? '',
		codePoints: new Set(
			[...body.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, from = '', to = from]) => {
				const first = parseInt(from, 16);
				return Array.from({ length: parseInt(to, 16) - first + 1 }, (_, index) => first + index);
			})
		)
	}))
	.filter(({ url }) => url !== '');

beforeAll(async () => {
	await makeFonts();
});

test('the two faces that every page loads weigh at most 45 kB together', () => {
	const bytes = SUBSETS.map(({ file }) => statSync(`src/lib/fonts/${file}`).size);
	expect(bytes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(45_000);
});

test('every typeface and stand-in that the style sheet of the site asks for is declared', () => {
	const asked = readFileSync('src/app.css', 'utf8').match(/'[^']+ (?:Variable|Fallback)'/g) ?? [];
	expect(new Set(asked).size).toBeGreaterThanOrEqual(4);
	expect(asked.filter((name) => !css.includes(`font-family: ${name}`))).toEqual([]);
});

test('they hold every letter of both languages', () => {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøåéÉèüÜöÖäÄ0123456789';
	const signs = '.,:;!?()[]/%&+-–—‘’‚“”„«»…·×§°½€−"\'#@*=<>_~|\u00a0\u00ad';
	expect([...letters, ...signs].filter((letter) => !SUBSET_LETTERS.includes(letter))).toEqual([]);
});

describe.each(['Newsreader Variable', 'Source Sans 3 Variable'])('%s', (family) => {
	const own = faces.filter((face) => face.family === family);

	test('says in the style sheet which letters its small file holds', () => {
		const small = own.find(({ url }) => url.startsWith('./lib/fonts/'));
		const letters = [...SUBSET_LETTERS].map((letter) => letter.codePointAt(0) ?? 0);
		expect([...(small?.codePoints ?? [])].sort((a, b) => a - b)).toEqual(letters.sort((a, b) => a - b));
	});

	test('names each letter in one file only, so that no page loads two for it', () => {
		const counted = own.flatMap(({ codePoints }) => [...codePoints]);
		expect(own).toHaveLength(3);
		expect(new Set(counted).size).toBe(counted.length);
	});

	test('has the letters of neighbouring languages in its full files', () => {
		const all = new Set(own.flatMap(({ codePoints }) => [...codePoints]));
		expect([...'ğşłčñçðþœŠŽ'].filter((letter) => !all.has(letter.codePointAt(0) ?? 0))).toEqual([]);
	});
});
