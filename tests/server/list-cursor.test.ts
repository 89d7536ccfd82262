import { describe, expect, test } from 'vitest';
import { formatCursor, parseCursor } from '#lib/server/list-cursor.ts';

const written = (...parts: readonly unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('the place of a page in a list', () => {
	test('comes back as it was written', () => {
		const cursor = { sort: 'oldest', back: true, key1: 2014, key2: -1, id: 'alb-ir-2014-01' } as const;
		expect(parseCursor(formatCursor(cursor), 'oldest')).toEqual(cursor);
		expect(parseCursor(null, 'oldest')).toBeNull();
	});

	test('is none for a list in another order', () => {
		expect(parseCursor(written('oldest', false, 1, 2, 'a'), 'newest')).toBeNull();
	});

	test.each([1.5, 2 ** 31, -(2 ** 31), '1', null])(
		'is none where a place in it is no whole number that a column holds: %j',
		(key) => {
			expect(parseCursor(written('oldest', false, key, 2, 'a'), 'oldest')).toBeNull();
			expect(parseCursor(written('oldest', false, 1, key, 'a'), 'oldest')).toBeNull();
		}
	);

	test.each([
		['', 'nothing'],
		['%%%', 'no letters of a cursor'],
		[written('oldest', 0, 1, 2, 'a'), 'no direction'],
		[written('oldest', false, 1, 2, 3), 'no id'],
		[written('oldest', false, 1, 2, 'a', 1), 'too much']
	])('is none for %j: %s', (text) => {
		expect(parseCursor(text, 'oldest')).toBeNull();
	});
});
