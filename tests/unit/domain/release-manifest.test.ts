import { describe, expect, test } from 'vitest';
import { formatSums, isDay, isVersion, parseManifest } from '#lib/domain/release-manifest.ts';

const FILE = { path: 'areas.csv', bytes: 3, sha256: '0'.repeat(64) };
const MANIFEST = {
	version: '1.0.0',
	date: '2026-11-22',
	tables: [{ name: 'areas', rows: 0 }],
	files: [FILE]
};
const parsed = (change: object) => () => parseManifest(JSON.stringify({ ...MANIFEST, ...change }));

test.each(['0.0.0', '1.2.3', '10.20.300'])('%s is a version', (text) => expect(isVersion(text)).toBe(true));
test.each(['', '1', '1.0', 'v1.0.0', '1.0.0-a', '01.0.0', '1.00.0', '1.0.0\n', '1234567.0.0', 1, null])(
	'%j is no version',
	(text) => expect(isVersion(text)).toBe(false)
);

test.each(['2026-11-22', '2024-02-29'])('%s is a day', (text) => expect(isDay(text)).toBe(true));
test.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-11-22T00:00', '', 20261122, null])(
	'%j is no day',
	(text) => expect(isDay(text)).toBe(false)
);

test('sums stand one a line by path, as sha256sum reads them', () => {
	const [a, b] = [
		{ path: 'a.csv', sha256: '1' },
		{ path: 'b/c.csv', sha256: '2' }
	];
	expect(formatSums([b, a])).toBe('1  a.csv\n2  b/c.csv\n');
	expect(formatSums([a, b])).toBe(formatSums([b, a]));
});

describe('a manifest', () => {
	test('is read as it stands, older versions where there are any', () => {
		expect(parsed({})()).toEqual(MANIFEST);
		const older = [{ version: '0.9.0', date: '2026-01-01' }];
		expect(parsed({ older })()).toEqual({ ...MANIFEST, older });
		expect(parsed({ older: [] })()).not.toHaveProperty('older');
		expect(parsed({ files: [{ ...FILE, charset: 'windows-1252' }] })().files[0]?.charset).toBe(
			'windows-1252'
		);
		expect(parsed({ files: [] })().files).toEqual([]);
	});

	test.each<[object, string]>([
		[{ version: '1' }, 'invalid version: "1"'],
		[{ date: '2026-02-30' }, 'invalid date: "2026-02-30"'],
		[{ tables: null }, 'invalid list of tables'],
		[{ tables: [null] }, 'invalid list of tables'],
		[{ tables: [{ name: 1, rows: 0 }] }, 'invalid list of tables'],
		[{ tables: [{ name: 'areas', rows: -1 }] }, 'invalid list of tables'],
		[{ tables: [{ name: 'areas', rows: 0.5 }] }, 'invalid list of tables'],
		[{ older: 1 }, 'invalid list of older versions'],
		[{ older: [{ version: '1.0.0' }] }, 'invalid list of older versions'],
		[{ older: [{ date: '2026-01-01' }] }, 'invalid list of older versions'],
		[{ files: {} }, 'invalid list of files'],
		[{ files: [null] }, 'invalid file'],
		...[
			{ path: '/a' },
			{ path: '../a' },
			{ path: 'a//b' },
			{ path: 'a/.b' },
			{ path: 1 },
			{ bytes: -1 },
			{ bytes: '3' },
			{ sha256: '0'.repeat(63) },
			{ sha256: 'A'.repeat(64) },
			{ sha256: 0 },
			{ charset: 'utf-8' }
		].map((change): [object, string] => [{ files: [{ ...FILE, ...change }] }, 'invalid file'])
	])('with %j is refused', (change, message) => {
		expect(parsed(change)).toThrow(message);
	});
});
