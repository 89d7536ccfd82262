import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isCouncilSlug, RESERVED_FIRST_WORDS } from '#lib/domain/council-slug.ts';

const ROUTES = new URL('../../../src/routes/', import.meta.url);

describe('the first word of an address', () => {
	test('is reserved where the site has a page or file of that name', () => {
		const folders = readdirSync(ROUTES, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && !entry.name.includes('['))
			.map(({ name }) => name);
		expect(folders.length).toBeGreaterThan(5);
		expect(folders.filter((name) => isCouncilSlug(name))).toEqual([]);
		expect(folders.filter((name) => !RESERVED_FIRST_WORDS.includes(name))).toEqual([]);
	});

	test.each([...RESERVED_FIRST_WORDS, 'sitemap-1.xml', 'Albertslund', 'å', '-x', '', 'a'.repeat(61)])(
		'"%s" is no council',
		(word) => {
			expect(isCouncilSlug(word)).toBe(false);
		}
	);

	test.each(['albertslund', 'ballerup', '2-by', 'sitemap-1'])('"%s" can be a council', (word) => {
		expect(isCouncilSlug(word)).toBe(true);
	});
});
