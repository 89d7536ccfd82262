import { validateHeaderValue } from 'node:http';
import { describe, expect, test } from 'vitest';
import { asciiName, csvResponse } from '#lib/server/api/data-response.ts';

describe('the name of a download', () => {
	test.each([
		['albertslund-2010→2014', 'albertslund-2010-2014'],
		['børn 🙂 "unge"\r\nSet-Cookie: a=b', 'b-rn-unge-Set-Cookie-a-b'],
		['→', ''],
		['a'.repeat(300), 'a'.repeat(120)]
	])('%j has the letters alone that a header can carry', (name, file) => {
		expect(asciiName(name)).toBe(file);
		const disposition = csvResponse(name, ['year'], []).headers.get('content-disposition') ?? '';
		expect(disposition).toBe(`attachment; filename="${file}.csv"`);
		expect(() => validateHeaderValue('content-disposition', disposition)).not.toThrow();
	});
});
