import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, afterAll, describe, expect, test } from 'vitest';
import { CONFIRMED_ON, EXPIRES, securityTxt } from '#lib/server/security-txt.ts';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import { contactHref } from '#lib/url/contact-href.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import { GET as askStatement } from '../../src/routes/was/+server.ts';
import { openTestRelease } from './open-test-release.ts';
import { call } from './route-event.ts';

const DAY_MS = 86_400_000;

let release: OpenRelease;
beforeAll(async () => {
	release = await openTestRelease();
});
afterAll(() => release.close());
afterEach(() => {
	delete process.env['GENKLANG_ACCESSIBILITY_STATEMENT'];
});

describe('the short address of the accessibility statement', () => {
	test('leads to the page of the site, in its language', async () => {
		expect(await call(askStatement, { release, params: {}, url: '/was' })).toEqual({
			status: 302,
			location: '/tilgaengelighed'
		});
	});

	test('leads to the statement that the settings name', async () => {
		process.env['GENKLANG_ACCESSIBILITY_STATEMENT'] = 'https://was.digst.dk/genklang-example-dk';
		expect(await call(askStatement, { release, params: {}, url: '/was' })).toEqual({
			status: 302,
			location: 'https://was.digst.dk/genklang-example-dk'
		});
	});

	test.each([
		'javascript:alert(1)',
		'http://was.digst.dk/x',
		'https://a b',
		'https://x.dk/\r\nSet-Cookie: a=1',
		'//x.dk'
	])('is not led to %j', (address) => {
		expect(() => readSiteSettings({ GENKLANG_ACCESSIBILITY_STATEMENT: address })).toThrow(
			/invalid GENKLANG_ACCESSIBILITY_STATEMENT/
		);
	});
});

describe('security.txt', () => {
	test('names contact, expiry, languages and its own address, as RFC 9116 writes them', () => {
		expect(securityTxt('kontakt@example.dk', 'https://genklang.example.dk')).toBe(
			'Contact: mailto:kontakt@example.dk\n' +
				`Expires: ${EXPIRES}\n` +
				'Preferred-Languages: da, en\n' +
				'Canonical: https://genklang.example.dk/.well-known/security.txt\n'
		);
		expect(securityTxt('https://example.dk/kontakt', '')).toContain('Contact: https://example.dk/kontakt\n');
	});

	test('is not there where there is nobody to write to', () => {
		expect(securityTxt(null, 'https://genklang.example.dk')).toBeNull();
	});

	test('is confirmed for less than a year, and for a month from now at least', () => {
		const expires = Date.parse(EXPIRES);
		expect(expires - Date.parse(CONFIRMED_ON)).toBeLessThan(365 * DAY_MS);
		expect(
			expires - Date.now(),
			'confirm .github/SECURITY.md and src/lib/server/security-txt.ts anew'
		).toBeGreaterThan(30 * DAY_MS);
	});

	test('promises what SECURITY.md says', () => {
		const promised = readFileSync('.github/SECURITY.md', 'utf8');
		for (const limit of ['within 3 days', 'within 7 days', 'within 30 days'])
			expect(promised).toContain(limit);
	});
});

describe('a contact as a link', () => {
	test('is an e-mail with subject and body, or the page itself', () => {
		expect(contactHref('a@b.dk', { subject: 'Fejl & mangler', body: 'Side: x?a=1\nHvad?' })).toBe(
			'mailto:a@b.dk?subject=Fejl%20%26%20mangler&body=Side%3A%20x%3Fa%3D1%0D%0AHvad%3F'
		);
		expect(contactHref('https://b.dk/kontakt', { subject: 'x', body: 'y' })).toBe('https://b.dk/kontakt');
	});

	test('cannot add a receiver or a header of its own', () => {
		expect(contactHref('a?bcc=c@b.dk')).toBe('mailto:a%3Fbcc%3Dc@b.dk');
	});

	test.each([
		'javascript:alert(1)@x.y z',
		'data:text/html,x',
		'http://x.dk',
		'https://',
		'https://x.dk/"onclick=a b'
	])('is refused where it is none: %j', (contact) => {
		expect(() => readSiteSettings({ GENKLANG_CONTACT: contact })).toThrow(/invalid GENKLANG_CONTACT/);
	});
});
