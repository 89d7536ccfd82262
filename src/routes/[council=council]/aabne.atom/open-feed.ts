import type { AtomEntry, AtomFeed, AtomText } from '#lib/domain/atom.ts';
import { openChanges, type PublishedCode } from '#lib/domain/measures/open-changes.ts';
import type { PublishedCodes } from '#lib/domain/measures/published-codes.ts';
import { formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** What a feed of open recommendations is made of. */
export interface OpenFeedInput {
	readonly council: { readonly name: string; readonly slug: string };
	/** The newest first, at least one. */
	readonly published: readonly PublishedCodes[];
	/** The areas that it tells of, in the reader's language; all of the council where none was chosen. */
	readonly areas: readonly { readonly areaId: string; readonly label: string }[];
	/** Whether areas were chosen: what belongs to none is then left out. */
	readonly chosen: boolean;
	/** Addresses with their origin. */
	readonly self: string;
	readonly page: string;
	readonly recordHref: (recommendationId: string) => string;
	readonly publisher: string | null;
	readonly language: string;
}

/** Links of one sort in an entry; how many there are beyond is said. */
const MOST_LINKS = 50;

/** The feed: one entry for each published version, with what is open and what has changed since the version before. */
export function openFeed(input: OpenFeedInput): AtomFeed {
	const { council, published, areas, chosen, self, page, publisher, language } = input;
	const title = m.feed_title({ council: council.name });
	return {
		id: page,
		title: chosen ? `${title}: ${areas.map(({ label }) => label).join(', ')}` : title,
		subtitle: m.feed_subtitle(),
		language,
		author: publisher ?? m.site_name(),
		self,
		href: page,
		licence: m.footer_licence(),
		entries: published.map((version, index) => entryOf(version, published[index + 1] ?? null, input))
	};
}

function entryOf(
	{ version, date, codes }: PublishedCodes,
	before: PublishedCodes | null,
	input: OpenFeedInput
): AtomEntry {
	const { council, areas, chosen, page, language } = input;
	const told = codesIn(codes, input);
	const names = chosen ? areas.map(({ areaId }) => areaId) : [];
	return {
		// Of the version and the selection, whatever is published later. Source: RFC 4151.
		id: `tag:${new URL(page).hostname},${date}:${[language, council.slug, 'aabne', version, ...names].join('/')}`,
		title: m.feed_entry_title({
			version,
			open: formatCount(openOf(told).length),
			made: formatCount(told.length)
		}),
		updated: date,
		href: page,
		content: [
			...changeParagraphs(told, before, input),
			...areaParagraphs(told, areas),
			[{ text: m.feed_see_list(), href: page }]
		]
	};
}

function changeParagraphs(
	told: readonly PublishedCode[],
	before: PublishedCodes | null,
	input: OpenFeedInput
): readonly (readonly AtomText[])[] {
	if (before === null) return [[{ text: m.feed_entry_first() }]];
	const { opened, closed, changed, removed } = openChanges(codesIn(before.codes, input), told);
	const groups = [
		{ label: m.feed_opened(), ids: opened },
		{ label: m.feed_closed(), ids: closed },
		{ label: m.feed_changed(), ids: changed },
		{ label: m.feed_removed(), ids: removed }
	].filter(({ ids }) => ids.length > 0);
	const { version } = before;
	if (groups.length === 0) return [[{ text: m.feed_entry_same({ version }) }]];
	return [
		[{ text: m.feed_entry_since({ version }) }],
		...groups.map(({ label, ids }) => [{ text: `${label} ` }, ...linksTo(ids, input)])
	];
}

function linksTo(ids: readonly string[], { recordHref }: OpenFeedInput): readonly AtomText[] {
	const rest = ids.length - MOST_LINKS;
	return [
		...ids
			.slice(0, MOST_LINKS)
			.flatMap((id, index) => [...(index === 0 ? [] : [{ text: ', ' }]), { text: id, href: recordHref(id) }]),
		...(rest > 0 ? [{ text: ` ${m.feed_rest({ n: rest, count: formatCount(rest) })}` }] : [])
	];
}

function areaParagraphs(told: readonly PublishedCode[], areas: OpenFeedInput['areas']) {
	return areas.map(({ areaId, label }) => {
		const open = openOf(told).filter((code) => code.areaId === areaId);
		const unknown = open.filter(({ implementation }) => implementation === 'unknown').length;
		return [
			{
				text: m.feed_area_count({
					area: label,
					open: formatCount(open.length),
					unknown: formatCount(unknown)
				})
			}
		];
	});
}

/** Those that the feed tells of. One that was taken away has no area any more: it is told of where all are. */
function codesIn(codes: readonly PublishedCode[], { areas, chosen }: OpenFeedInput) {
	if (!chosen) return codes;
	return codes.filter((code) => areas.some(({ areaId }) => areaId === code.areaId));
}

function openOf(codes: readonly PublishedCode[]): readonly PublishedCode[] {
	return codes.filter(({ state }) => state === 'open');
}
