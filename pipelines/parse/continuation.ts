import type { KnownTexts } from './known-texts.ts';
import { joinedEnd, type ParsedRow } from './parsed-table.ts';
import { isUnfinished, startsLower } from './plain-text.ts';

/**
 * How a text on a line without a year stands to the row above: it goes on with it, perhaps; it is a row of its own;
 * or it goes on with a text of which the beginning is missing.
 */
export type Continuation = 'certain' | 'assumed' | 'own' | 'headless';

/**
 * Decides whether a text on a line without a year goes on with the row above.
 *
 * Evidence in this order: what earlier readings know, a sentence cut in two, a page break between.
 */
export function continues(row: ParsedRow, text: string, pageBreak: boolean, known: KnownTexts): Continuation {
	const above = joinedEnd(row.pieces);
	if (known.isRecommendation(`${above} ${text}`)) return 'certain';
	if (row.pieces.length === 0) return startsLower(text) ? 'headless' : 'certain';
	const isWhole = known.isRecommendation(above);
	if (startsLower(text)) return isWhole ? 'assumed' : 'certain';
	if (isWhole) return 'own';
	return isUnfinished(above) || pageBreak ? 'assumed' : 'own';
}
