/** One entry of a feed. */
export interface AtomEntry {
	/** For ever the same, and of no other entry. */
	readonly id: string;
	readonly title: string;
	/** Instant or day, `YYYY-MM-DD`. */
	readonly updated: string;
	/** Address of the page that it is about. */
	readonly href: string;
	/** Paragraphs; each a text, or texts that lead somewhere. */
	readonly content: readonly (readonly AtomText[])[];
}

/** A piece of a paragraph. */
export interface AtomText {
	readonly text: string;
	/** Where it leads; nowhere without one. */
	readonly href?: string;
}

/** A feed with its entries, newest first. */
export interface AtomFeed {
	readonly id: string;
	readonly title: string;
	readonly subtitle: string;
	readonly language: string;
	/** Who answers for it. */
	readonly author: string;
	/** Its own address. */
	readonly self: string;
	/** The page that it goes with. */
	readonly href: string;
	readonly licence: string;
	/** At least one. */
	readonly entries: readonly AtomEntry[];
}

/**
 * A feed as Atom. Throws without an entry, since a feed must say when it was last updated.
 * Source: RFC 4287.
 */
export function formatAtom(feed: AtomFeed): string {
	const updated = feed.entries
		.map((entry) => entry.updated)
		.toSorted()
		.at(-1);
	if (updated === undefined) throw new Error('a feed without entries');
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
		element('id', feed.id),
		element('title', feed.title),
		element('subtitle', feed.subtitle),
		element('updated', instant(updated)),
		`<author>${element('name', feed.author)}</author>`,
		`<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
		`<link rel="alternate" type="text/html" href="${escapeXml(feed.href)}"/>`,
		element('rights', feed.licence),
		...feed.entries.map(entryXml),
		'</feed>',
		''
	].join('\n');
}

function entryXml({ id, title, updated, href, content }: AtomEntry): string {
	const html = content.map((pieces) => `<p>${pieces.map(pieceHtml).join('')}</p>`).join('');
	return [
		'<entry>',
		element('id', id),
		element('title', title),
		element('updated', instant(updated)),
		`<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>`,
		`<content type="html">${escapeXml(html)}</content>`,
		'</entry>'
	].join('\n');
}

function pieceHtml({ text, href }: AtomText): string {
	return href === undefined ? escapeXml(text) : `<a href="${escapeXml(href)}">${escapeXml(text)}</a>`;
}

function element(name: string, text: string): string {
	return `<${name}>${escapeXml(text)}</${name}>`;
}

/** A day as the instant at which it begins. */
function instant(date: string): string {
	return /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00Z` : date;
}

/** Control characters are no XML, not even escaped. */
function escapeXml(text: string): string {
	return text
		.toWellFormed()
		.replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
