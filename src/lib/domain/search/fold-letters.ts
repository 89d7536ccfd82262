/**
 * A word in the form in which it is compared: lower case, ligatures and full-width letters as plain ones, accents off.
 * The Danish letters stay; `ä` and `ö` become `æ` and `ø`. What is neither letter nor digit goes.
 */
export function foldWord(word: string): string {
	const plain = word.normalize('NFKC').toLowerCase().normalize('NFC');
	if (/^[a-z0-9æøå]*$/.test(plain)) return plain;
	return plain
		.replace(/ä/g, 'æ')
		.replace(/ö/g, 'ø')
		.replace(/[^a-zæøå0-9]+/g, (other) => other.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, ''));
}

/**
 * The same form for every spelling of the Danish letters, for words typed without them: `å` and `aa`, `ø` and `oe`,
 * `æ` and `ae` become `a`, `o`, `a`. Expects a folded word. It joins words that have nothing to do with each other
 * (`får` and `far`), so a word typed with Danish letters is not compared by it.
 */
export function looseForm(folded: string): string {
	return folded.replace(/å|aa|æ|ae/g, 'a').replace(/ø|oe/g, 'o');
}

/** The word with `aa`, `oe`, `ae` read as Danish letters: `foraeldre` as `forældre`. Expects a folded word. */
export function readDigraphs(folded: string): string {
	return folded.replace(/aa/g, 'å').replace(/oe/g, 'ø').replace(/ae/g, 'æ');
}

/** The word with the Danish letters spelled out: `århus` as `aarhus`. Expects a folded word. */
export function writeDigraphs(folded: string): string {
	return folded.replace(/å/g, 'aa').replace(/ø/g, 'oe').replace(/æ/g, 'ae');
}

/** Whether the folded word is written with a letter that only Danish keyboards have. */
export function hasDanishLetters(folded: string): boolean {
	return /[æøå]/.test(folded);
}
