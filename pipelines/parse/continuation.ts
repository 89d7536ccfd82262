import type { KnownTexts } from './known-texts.ts';
import { joined, type ParsedRow } from './parsed-table.ts';
import { isUnfinished, startsLower } from './plain-text.ts';

/** How a text without a year stands to the row above: it goes on with it, perhaps, or it is a row of its own. */
export type Continuation = 'certain' | 'assumed' | 'own';

/**
 * Decides whether a text on a line without a year goes on with the row above.
 *
 * Evidence in this order: what earlier readings know, a sentence cut in two, a page break between.
 */
export function continues(row: ParsedRow, text: string, pageBreak: boolean, known: KnownTexts): Continuation {
	const above = joined(row.pieces);
	if (row.pieces.length === 0 || known.isRecommendation(`${above} ${text}`)) return 'certain';
	if (known.startsRecommendation(text) && known.isRecommendation(above)) return 'own';
	if (startsLower(text)) return 'certain';
	return isUnfinished(above) || pageBreak ? 'assumed' : 'own';
}
