import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { type AtomFeed, formatAtom } from '#lib/domain/atom.ts';

const ENTRY: AtomFeed['entries'][number] = {
	id: 'tag:example.org,2026-01-01:1',
	title: 'Version 1.0.0',
	updated: '2026-01-01',
	href: 'https://example.org/a?b=1&c=2',
	content: [[{ text: 'Åbne: ' }, { text: 'a<b>', href: 'https://example.org/"x"' }]]
};
const FEED: AtomFeed = {
	id: 'https://example.org/',
	title: 'Åbne & lukkede',
	subtitle: 'Hvad der er <ændret>',
	language: 'da',
	author: 'Genklang',
	self: 'https://example.org/feed.atom',
	href: 'https://example.org/',
	licence: 'CC BY 4.0',
	entries: [ENTRY]
};

describe('a feed as Atom', () => {
	test('says what it is, who answers for it, where it stands and when it was last updated', () => {
		const xml = formatAtom({
			...FEED,
			entries: [{ ...ENTRY, id: 'x', updated: '2027-05-04T10:00:00Z' }, ENTRY]
		});
		expect(xml).toMatch(
			/^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/
		);
		expect(xml.split('<entry>')[0]).toContain('<updated>2027-05-04T10:00:00Z</updated>');
		expect(xml).toContain('<updated>2026-01-01T00:00:00Z</updated>');
		expect(xml).toContain('<author><name>Genklang</name></author>');
		expect(xml).toContain(
			'<link rel="self" type="application/atom+xml" href="https://example.org/feed.atom"/>'
		);
	});

	test('escapes what it is told, once in the feed and once more in its HTML', () => {
		const xml = formatAtom(FEED);
		expect(xml).toContain('<title>Åbne &amp; lukkede</title>');
		expect(xml).toContain('href="https://example.org/a?b=1&amp;c=2"');
		const html = /<content type="html">([^<]*)</.exec(xml)?.[1] ?? '';
		const unescaped = html
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&amp;', '&');
		const { document } = parseHTML(`<body>${unescaped}</body>`);
		expect(document.querySelector('a')?.textContent).toBe('a<b>');
		expect(document.querySelector('a')?.getAttribute('href')).toBe('https://example.org/"x"');
		expect(document.querySelector('b')).toBeNull();
	});

	test('holds no letter that XML cannot hold', () => {
		const xml = formatAtom({ ...FEED, title: 'a\0b\u0008c\uffffd\ud800e\tf' });
		expect(xml).toContain('<title>abcd\ufffde\tf</title>');
	});

	test('is refused without an entry', () => {
		expect(() => formatAtom({ ...FEED, entries: [] })).toThrow('a feed without entries');
	});
});
