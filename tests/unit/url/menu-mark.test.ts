import { expect, test } from 'vitest';
import { menuMark } from '#lib/url/menu-mark.ts';

test.each([
	['/albertslund/aar', '/albertslund/aar', 'page'],
	['/albertslund/aar/2014', '/albertslund/aar', 'true'],
	['/albertslund/aarhus', '/albertslund/aar', undefined],
	['/albertslund', '/albertslund/aar', undefined],
	['/ballerup/aar/2014', '/albertslund/aar', undefined]
])('on %s the item of %s is marked %s', (here, item, mark) => {
	expect(menuMark(here, item)).toBe(mark);
});

test('the page that all others lie under is marked on itself alone', () => {
	expect(menuMark('/albertslund', '/albertslund', true)).toBe('page');
	expect(menuMark('/albertslund/aar', '/albertslund', true)).toBeUndefined();
});
