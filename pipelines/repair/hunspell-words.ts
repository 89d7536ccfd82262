/** What a dictionary says of single words. All answers but `isName` are for the word as it is spelled, capitals apart. */
export interface WordList {
	/** True for a word, inflected or not, that can stand alone. */
	readonly isWord: (word: string) => boolean;
	/** True for a word that the dictionary lists in this very form. */
	readonly isListed: (word: string) => boolean;
	/** True for a listed word that may be the first part of a compound. */
	readonly beginsCompound: (word: string) => boolean;
	/** True where a longer listed word begins like this. */
	readonly startsListed: (start: string) => boolean;
	/** True for a word with a capital that the dictionary lists so: names of persons and places, capitals kept. */
	readonly isName: (word: string) => boolean;
}

interface SuffixRule {
	readonly flag: string;
	readonly strip: string;
	readonly condition: RegExp;
	/** Flags of the form that the rule makes. */
	readonly flags: readonly string[];
}

const LONGEST_SUFFIX = 6;
/** What a stem ends in: letters, any letter (`.`), one of some (`[ab]`), none of some (`[^ab]`). */
const CONDITION = /^(?:[\p{L}\p{N}'.]|\[\^?[\p{L}\p{N}']+\])+$/u;
/** Letters of a condition; the longest of the Danish dictionary has 34. */
const LONGEST_CONDITION = 200;
/** Words whose answer is kept; then they are forgotten. A register asks for a tenth of them. */
const KEPT_ANSWERS = 200_000;
/** A suffix may follow a suffix, as hunspell allows. */
const DEEPEST = 2;

/**
 * Reads a hunspell dictionary with numbered flags. Only suffixes are followed; inflected forms are worked out when
 * they are asked for, because all of them together are millions.
 *
 * @throws where the condition of a suffix is none, or longer than any, with the line of `affix`
 *
 * Source: https://man.archlinux.org/man/hunspell.5
 */
export function parseHunspell(affix: string, dictionary: string): WordList {
	const { rules, notAlone, compoundFirst } = suffixRules(affix);
	const entries = dictionaryEntries(dictionary);

	function makes(word: string, flag: string | null, depth: number): boolean {
		const flags = entries.get(word);
		if (flags !== undefined && fits(flags.split(','), flag, notAlone)) return true;
		if (depth >= DEEPEST) return false;
		for (let length = 1; length <= Math.min(LONGEST_SUFFIX, word.length - 1); length++) {
			for (const rule of rules.get(word.slice(-length)) ?? []) {
				if (!fits(rule.flags, flag, notAlone)) continue;
				const stem = word.slice(0, -length) + rule.strip;
				if (rule.condition.test(stem) && makes(stem, rule.flag, depth + 1)) return true;
			}
		}
		return false;
	}

	const known = new Map<string, boolean>();
	function isWord(word: string): boolean {
		if (known.size >= KEPT_ANSWERS) known.clear();
		const answer = known.get(word) ?? spellings(word).some((spelling) => makes(spelling, null, 0));
		known.set(word, answer);
		return answer;
	}
	return {
		isWord,
		isListed: (word) =>
			spellings(word).some((spelling) => fits(entries.get(spelling)?.split(','), null, notAlone)),
		beginsCompound: (word) =>
			spellings(word).some((spelling) => hasAny(entries.get(spelling), compoundFirst)),
		startsListed: (start) => dictionary.includes(`\n${start.toLowerCase()}`),
		isName: (word) => /^\p{Lu}/u.test(word) && entries.has(word)
	};
}

function fits(
	flags: readonly string[] | undefined,
	flag: string | null,
	notAlone: ReadonlySet<string>
): boolean {
	if (flags === undefined) return false;
	return flag === null ? !flags.some((own) => notAlone.has(own)) : flags.includes(flag);
}

function hasAny(flags: string | undefined, wanted: ReadonlySet<string>): boolean {
	return flags !== undefined && flags.split(',').some((flag) => wanted.has(flag));
}

function spellings(word: string): string[] {
	return [...new Set([word, word.toLowerCase()])];
}

interface Affixes {
	/** Rules by the letters that they add. */
	readonly rules: ReadonlyMap<string, readonly SuffixRule[]>;
	/** Flags of words that do not stand alone. */
	readonly notAlone: ReadonlySet<string>;
	/** Flags of words that may be the first part of a compound. */
	readonly compoundFirst: ReadonlySet<string>;
}

function suffixRules(affix: string): Affixes {
	const rules = new Map<string, SuffixRule[]>();
	const notAlone = new Set<string>();
	const compoundFirst = new Set<string>();
	const affixes: { flag: string; strip: string; addition: string; ending: RegExp }[] = [];
	for (const [index, line] of affix.split(/\r?\n/).entries()) {
		const [kind = '', flag = '', strip = '', addition = '', condition = ''] = line.split(/\s+/);
		if (['NEEDAFFIX', 'ONLYINCOMPOUND', 'FORBIDDENWORD'].includes(kind)) notAlone.add(flag);
		if (kind === 'COMPOUNDBEGIN') compoundFirst.add(flag);
		if (kind === 'SFX' && condition !== '')
			affixes.push({ flag, strip, addition, ending: endingOf(condition, index + 1) });
	}
	const begin = new Set(compoundFirst);
	for (const { flag, strip, addition, ending } of affixes) {
		const [added = '', list = ''] = addition.split('/');
		const flags = list.split(',');
		if (flags.some((own) => begin.has(own))) compoundFirst.add(flag);
		if (added === '0') continue;
		const rule = { flag, strip: strip === '0' ? '' : strip, condition: ending, flags };
		const others = rules.get(added);
		if (others) others.push(rule);
		else rules.set(added, [rule]);
	}
	return { rules, notAlone, compoundFirst };
}

function endingOf(condition: string, line: number): RegExp {
	if (condition.length > LONGEST_CONDITION)
		throw new Error(
			`affixes:${line}: condition of ${condition.length} letters: at most ${LONGEST_CONDITION} are read`
		);
	if (!CONDITION.test(condition))
		throw new Error(`affixes:${line}: invalid condition: ${condition}: write letters, . and [ab] or [^ab]`);
	return new RegExp(`${condition === '.' ? '' : condition}$`, 'u');
}

function dictionaryEntries(dictionary: string): Map<string, string> {
	const entries = new Map<string, string>();
	for (const line of dictionary.split('\n')) {
		const slash = line.indexOf('/');
		const word = (slash < 0 ? line : line.slice(0, slash)).trim();
		const flags = slash < 0 ? '' : (line.slice(slash + 1).split(/\s/)[0] ?? '');
		const before = entries.get(word);
		entries.set(word, before === undefined ? flags : `${before},${flags}`);
	}
	return entries;
}
