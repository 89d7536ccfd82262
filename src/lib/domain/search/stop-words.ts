/**
 * Danish words that stand in every text and say nothing of it, folded.
 *
 * Source: Danish stop words of Snowball, less those that may be looked for (`ikke`, `alle`, `anden`, `mange`).
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
	(
		'ad af at bl blev blive bliver ca da de dem den denne der deres det dette dig din disse dog du efter eller en ' +
		'end er et ej for fra fx har havde han hans have hende hendes her hos hun hvad hvis hvor i ind jeg jer jo ' +
		'kan kunne man med meget men mig min mine mit mod mm må nu nær når ned nogen noget nogle og også om op os ' +
		'over på sin sig sine sit skal skulle som så således sådan til ud under var ved vi vil ville vor vær være ' +
		'været'
	).split(' ')
);

/** Whether the folded word may be left out where others remain: a stop word or a single sign. */
export function isStopWord(word: string): boolean {
	return word.length < 2 || STOP_WORDS.has(word);
}
