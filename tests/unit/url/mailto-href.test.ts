import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailtoHref } from '#lib/url/mailto-href.ts';

/** The parts of an e-mail's address as a mail program reads them: `+` is a plus, `&` separates. */
function read(href: string): Record<string, string> {
	const query = /^mailto:\?(.*)$/.exec(href)?.[1] ?? '';
	return Object.fromEntries(
		query.split('&').map((part) => part.split('=', 2).map(decodeURIComponent) as [string, string])
	);
}

describe('an e-mail as an address', () => {
	test('has the letters of Danish as UTF-8, and CRLF between its lines', () => {
		expect(mailtoHref('Åbne på området', 'Ældre\nSkole & forældre')).toBe(
			'mailto:?subject=%C3%85bne%20p%C3%A5%20omr%C3%A5det&body=%C3%86ldre%0D%0ASkole%20%26%20for%C3%A6ldre'
		);
	});

	test.each(['\n', '\r\n', '\r'])('has one CRLF for the line end %j', (end) => {
		expect(mailtoHref('', `a${end}b`)).toBe('mailto:?subject=&body=a%0D%0Ab');
	});

	test('has nothing in it that ends an attribute or begins another part', () => {
		expect(mailtoHref('"<\'>&=+#?', '100 % (»æøå«)*!')).toMatch(
			/^mailto:\?subject=[A-Za-z0-9%._~-]*&body=[A-Za-z0-9%._~-]*$/
		);
	});

	test('is read as it was written', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (subject, body) => {
				const { subject: gotSubject, body: gotBody } = read(mailtoHref(subject, body));
				expect(gotSubject).toBe(subject.replaceAll(/\r\n|\r|\n/g, '\r\n'));
				expect(gotBody).toBe(body.replaceAll(/\r\n|\r|\n/g, '\r\n'));
			})
		);
	});

	test('takes half a letter for an unknown one', () => {
		expect(mailtoHref('a\ud800', '')).toBe('mailto:?subject=a%EF%BF%BD&body=');
	});
});
