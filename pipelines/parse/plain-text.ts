const LINE_END_HYPHEN = /[\u00ad\u00ac](?=\p{L}|$)/gu;
const WITHOUT_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
const TAG = /<\/?(?:p|br|b|i|u|em|strong|span|div|ul|ol|li|font|h[1-6]|td|tr)\b[^<>]*>/gi;

/** A cell as a reader sees it, for decisions only: no tags, no soft hyphens, plain single spaces. */
export function plainText(cell: string): string {
	return cell
		.normalize('NFC')
		.replace(TAG, ' ')
		.replace(/&(?:nbsp|#160|#xa0);/gi, ' ')
		.replace(LINE_END_HYPHEN, '')
		.replace(WITHOUT_WIDTH, '')
		.replace(/[\s\u0085]+/g, ' ')
		.trim();
}

/** The letters and digits of a text in lower case: the same for every encoding, hyphenation and page break. */
export function letters(text: string): string {
	return plainText(text)
		.normalize('NFKC')
		.toLowerCase()
		.replace(/&[a-z]+;|&#x?[0-9a-f]+;/g, '')
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The letters of a theme's label, without a remark that it goes on from the page before. */
export function labelLetters(label: string): string {
	// What stands before the remark is no letter, so it need not be taken out.
	return letters(plainText(label).replace(/(?:fortsat|fortsættelse)[). ]*$/i, ''));
}

/** True where the first letter or digit is a small letter. */
export function startsLower(text: string): boolean {
	return /^[^\p{L}\p{N}]*\p{Ll}/u.test(plainText(text));
}

/** True where a text stops in the middle of a sentence. Grade: by its last mark only. */
export function isUnfinished(text: string): boolean {
	return !/[.!?:…]["”»'’)\]]*$/u.test(plainText(text));
}
