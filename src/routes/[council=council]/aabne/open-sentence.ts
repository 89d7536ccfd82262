import { formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { OpenView } from './open-view.ts';

/**
 * What a page of open recommendations says first: how many are open of how many that enter a rate, and of how many of them
 * nothing is known.
 *
 * @param covered whether the council's source carries statuses at all
 */
export function openSentence(
	view: Pick<OpenView, 'made' | 'drafts' | 'open' | 'openUnknown'>,
	covered: boolean
): string {
	if (view.made === 0) return m.headline_empty();
	if (!covered) return m.open_headline_not_covered({ made: formatCount(view.made) });
	const made = formatCount(view.made - view.drafts);
	if (view.open === 0) return m.open_headline_none({ made });
	return [m.open_headline({ n: view.open, count: formatCount(view.open), made }), unknownSentence(view)]
		.join(' ')
		.trim();
}

function unknownSentence({ open, openUnknown }: Pick<OpenView, 'open' | 'openUnknown'>): string {
	if (openUnknown === 0) return '';
	if (openUnknown === open) return m.open_headline_all_unknown();
	return m.open_headline_unknown({ n: openUnknown, count: formatCount(openUnknown) });
}
