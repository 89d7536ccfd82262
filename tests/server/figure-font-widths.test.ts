import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readFontWidths } from '#lib/server/figure-font-widths.ts';
import { makeFonts, PICTURE_FONTS } from '#run/fonts.mjs';

beforeAll(async () => {
	await makeFonts();
});

const widthsOf = (...files: readonly string[]) =>
	readFontWidths(files.map((file) => readFileSync(`src/lib/fonts/${file}`)));

test('figures are tabular in every face of a picture', () => {
	for (const { file } of PICTURE_FONTS.filter((font) => /\d\.ttf$/.test(font.file))) {
		const width = widthsOf(file);
		expect(new Set([...'0123456789'].map((digit) => width(digit).toFixed(4))).size).toBe(1);
		expect(width('0')).toBeGreaterThan(0.4);
	}
});

test('a text is as wide as its letters together, and bold is wider', () => {
	const [sans, bold] = [widthsOf('source-sans-3-400.ttf'), widthsOf('source-sans-3-600.ttf')];
	expect(sans('')).toBe(0);
	expect(sans('Æblegrød')).toBeCloseTo(
		[...'Æblegrød'].reduce((sum, letter) => sum + sans(letter), 0),
		10
	);
	expect(bold('anbefalinger')).toBeGreaterThan(sans('anbefalinger'));
	expect(sans('m')).toBeGreaterThan(sans('i'));
});

test('a letter is looked for in one file after the other, and one that none has gets a usual width', () => {
	const [latin, both] = [
		widthsOf('source-sans-3-400.ttf'),
		widthsOf('source-sans-3-400.ttf', 'source-sans-3-400-ext.ttf')
	];
	expect(latin('ş')).toBe(0.6);
	expect(both('ş')).toBeCloseTo(both('s'), 2);
	expect(both('漢')).toBe(0.6);
});

test('what is no font is refused', () => {
	expect(() => readFontWidths([new Uint8Array(64)])).toThrow('font without table "head"');
});
