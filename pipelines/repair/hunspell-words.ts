/** What a dictionary says of single words. All answers are for the word as it is spelled, capitals apart. */
export interface WordList {
	/** True for a word, inflected or not, that can stand alone. */
	readonly isWord: (word: string) => boolean;
	/** True for a word that the dictionary lists in this very form. */
	readonly isListed: (word: string) => boolean;
	/** True where a longer listed word begins like this. */
	readonly startsListed: (start: string) => boolean;
}

interface SuffixRule {
	readonly flag: string;
	readonly strip: string;
	readonly condition: RegExp;
	/** Flags of the form that the rule makes. */
	readonly flags: readonly string[];
}

const LONGEST_SUFFIX = 6;
/** A suffix may follow a suffix, as hunspell allows. */
const DEEPEST = 2;

/**
 * Reads a hunspell dictionary with numbered flags. Only suffixes are followed; inflected forms are worked out when
 * they are asked for, because all of them together are millions.
 *
 * Source: https://man.archlinux.org/man/hunspell.5
 */
export function parseHunspell(affix: string, dictionary: string): WordList {
	const { rules, notAlone } = suffixRules(affix);
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
		const answer = known.get(word) ?? spellings(word).some((spelling) => makes(spelling, null, 0));
		known.set(word, answer);
		return answer;
	}
	return {
		isWord,
		isListed: (word) => spellings(word).some((spelling) => fits(entries.get(spelling)?.split(','), null, notAlone)),
		startsListed: (start) => dictionary.includes(`\n${start.toLowerCase()}`)
	};
}

function fits(flags: readonly string[] | undefined, flag: string | null, notAlone: ReadonlySet<string>): boolean {
	if (flags === undefined) return false;
	return flag === null ? !flags.some((own) => notAlone.has(own)) : flags.includes(flag);
}

function spellings(word: string): string[] {
	return [...new Set([word, word.toLowerCase()])];
}

function suffixRules(affix: string): { rules: Map<string, SuffixRule[]>; notAlone: Set<string> } {
	const rules = new Map<string, SuffixRule[]>();
	const notAlone = new Set<string>();
	for (const line of affix.split(/\r?\n/)) {
		const [kind = '', flag = '', strip = '', addition = '', condition = ''] = line.split(/\s+/);
		if (['NEEDAFFIX', 'ONLYINCOMPOUND', 'FORBIDDENWORD'].includes(kind)) notAlone.add(flag);
		if (kind !== 'SFX' || condition === '') continue;
		const [added = '', flags = ''] = addition.split('/');
		if (added === '0') continue;
		const list = rules.get(added) ?? [];
		rules.set(added, list);
		const ending = new RegExp(`${condition === '.' ? '' : condition}$`, 'u');
		list.push({ flag, strip: strip === '0' ? '' : strip, condition: ending, flags: flags.split(',') });
	}
	return { rules, notAlone };
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
