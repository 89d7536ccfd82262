import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { countTicks } from '#lib/charts/count-ticks.ts';
import {
	CHART_PROPERTIES,
	isPatterned,
	statusFill,
	statusPatterns,
	statusTextFill
} from '#lib/charts/pattern-defs.ts';
import { countColumn, nameColumn, shareColumn } from '#lib/charts/spec.ts';
import { createSvgElement } from '#lib/charts/svg-node.ts';
import { textWidth, wrapText } from '#lib/charts/text-width.ts';
import { IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { NUMBER_TEXT } from './figure-text.ts';

describe('axis numbers', () => {
	test.each([
		[17, 4, [5, 10, 15]],
		[5, 4, [2, 4]],
		[3, 4, [1, 2, 3]],
		[1, 4, [1]],
		[0, 4, []],
		[209_865, 4, [50_000, 100_000, 150_000, 200_000]]
	])('up to %i are round and at most %i', (max, most, ticks) => {
		expect(countTicks(max, most)).toEqual(ticks);
	});

	test('are whole, ascending and never beyond the largest count', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2 ** 40 }), fc.integer({ min: 1, max: 8 }), (max, most) => {
				const ticks = countTicks(max, most);
				expect(ticks.length).toBeLessThanOrEqual(most);
				expect(ticks.every((tick) => Number.isInteger(tick) && tick > 0 && tick <= max)).toBe(true);
				expect(new Set(ticks).size).toBe(ticks.length);
			})
		);
	});
});

describe('text', () => {
	test('is wider the longer it is, and in wide letters', () => {
		expect(textWidth('Mentor', 14)).toBeGreaterThan(textWidth('Ment', 14));
		expect(textWidth('WWW', 14)).toBeGreaterThan(textWidth('iii', 14));
		expect(textWidth('', 14)).toBe(0);
	});

	test('breaks between words', () => {
		expect(wrapText('Kommunens integrationspolitik', 140, 14)).toEqual(['Kommunens', 'integrationspolitik']);
	});

	test('stays in one line where it fits', () => {
		expect(wrapText('Det kriminalpræventive arbejde', 400, 14)).toEqual(['Det kriminalpræventive arbejde']);
	});

	test('loses no letter and no line is too wide', () => {
		const word = fc.stringMatching(/^[a-zæøåA-ZÆØÅ]{1,30}$/);
		fc.assert(
			fc.property(
				fc.array(word, { minLength: 1, maxLength: 6 }),
				fc.integer({ min: 40, max: 300 }),
				(words, width) => {
					const lines = wrapText(words.join(' '), width, 14);
					expect(lines.join('').replaceAll('-', '').replaceAll(' ', '')).toBe(words.join(''));
					for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(width);
				}
			)
		);
	});

	test('keeps a single letter that is wider than the line', () => {
		expect(wrapText('WW', 1, 14)).toEqual(['W-', 'W']);
	});
});

describe('a cell of a table', () => {
	test.each([
		['a count', countColumn('n', 'Antal', NUMBER_TEXT), 1234, '1.234', 'anbefalinger'],
		['a share', shareColumn('s', 'Andel', NUMBER_TEXT), 0.5, '50\u00a0%', '%'],
		['a year', nameColumn('y', 'År', NUMBER_TEXT), 2010, '2010', null]
	])(
		'%s is written in Danish with its unit, and a missing one as such',
		(_what, column, value, written, unit) => {
			expect(column.format(value)).toBe(written);
			expect(column.format(null)).toBe('–');
			expect(column.unit).toBe(unit);
		}
	);
});

describe('the look of a status', () => {
	test('is three solid colours and three patterns', () => {
		expect(IMPLEMENTATIONS.filter(isPatterned)).toEqual(['not_implemented', 'discontinued', 'unknown']);
		expect(IMPLEMENTATIONS.map((status) => statusFill(status, 'a'))).toEqual([
			'var(--status-implemented)',
			'var(--status-partial)',
			'var(--status-in-progress)',
			'url(#a-not-implemented)',
			'url(#a-discontinued)',
			'url(#a-unknown)'
		]);
	});

	test('has a pattern for every fill that refers to one', () => {
		const ids = statusPatterns('a').map((pattern) => `url(#${pattern.attributes.id})`);
		expect(ids).toEqual(IMPLEMENTATIONS.filter(isPatterned).map((status) => statusFill(status, 'a')));
	});

	test('has text in a colour that is declared', () => {
		expect(IMPLEMENTATIONS.map(statusTextFill)).toEqual([
			'var(--status-implemented-text)',
			'var(--status-partial-text)',
			'var(--status-in-progress-text)',
			'var(--ink)',
			'var(--ink)',
			'var(--ink)'
		]);
	});

	test('is drawn alike from data and in a document', () => {
		const defs = createSvgElement(parseHTML('<body></body>').document, {
			tag: 'defs',
			attributes: {},
			children: statusPatterns('a')
		});
		expect(defs.querySelectorAll('pattern')).toHaveLength(3);
		expect(defs.querySelector('#a-unknown circle')?.getAttribute('fill')).toBe('var(--status-unknown-dot)');
	});
});

describe('the files of the figures', () => {
	const folder = new URL('../../src/lib/charts/', import.meta.url);
	const sources = readdirSync(folder).map((file) => ({
		file,
		text: readFileSync(new URL(file, folder), 'utf8')
	}));

	test('read no custom property that is not declared', () => {
		const read = sources.flatMap(({ text }) =>
			[...text.matchAll(/var\((--[a-z0-9-]+)\)/g)].map((match) => match[1])
		);
		expect(read.length).toBeGreaterThan(10);
		for (const property of read) expect(CHART_PROPERTIES).toContain(property);
	});

	test('load the chart library in one place, and no other library', () => {
		const importing = (name: string) =>
			sources
				.filter(({ text }) => new RegExp(`^import (?!type)[^;]*from '${name}'`, 'm').test(text))
				.map(({ file }) => file);
		expect(importing('@observablehq/plot')).toEqual(['draw.ts']);
		expect(importing("[^#.][^']*")).toEqual(['draw.ts']);
	});

	test('use nothing of ours but the domain', () => {
		const imports = sources.flatMap(({ text }) =>
			[...text.matchAll(/from '(#[^']+)'/g)].map((match) => match[1])
		);
		expect(imports.length).toBeGreaterThan(0);
		for (const name of imports) expect(name).toMatch(/^#lib\/domain\//);
	});
});
