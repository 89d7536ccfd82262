import { type HyphenEvidence, type HyphenVerdict, judgeHyphen } from './hyphen-evidence.ts';
import type { TextUnderRepair } from './text-under-repair.ts';

/** Words after which a hyphen stands for a part to come: `Social- og Integrationsministeriet`. */
const AND = /^(?:og|eller|samt|og\/eller|henholdsvis|&)(?![\p{L}\p{N}])/iu;
/** The part of a word before a place, and after it: of a word that is longer than any, the next letters. */
const BEFORE = /(?<=([\p{L}\p{N}]{1,100}))/uy;
const AFTER = /[\p{L}\p{N}]{1,100}/uy;

function partBefore(text: string, index: number): string {
	BEFORE.lastIndex = index;
	return BEFORE.exec(text)?.[1] ?? '';
}

function partAfter(text: string, index: number): string {
	AFTER.lastIndex = index;
	return AFTER.exec(text)?.[0] ?? '';
}

/** Joins what a page or line break cut: by a space, or by nothing where a word or a web address was cut. */
export function joinPieces(text: TextUnderRepair, evidence: HyphenEvidence): void {
	const toldBreak = evidence.pieces === 'lines' ? toldLineBreak : toldPageBreak;
	joinAddresses(text, evidence);
	text.replaceAll(/([-\u00ad\u00ac/]?)\n/g, ({ 0: before, 1: mark = '', index }) => {
		const left = partBefore(text.text, index);
		const rest = text.text.slice(index + before.length);
		const right = partAfter(text.text, index + before.length);
		const cutsWord = mark !== '' && left !== '' && right !== '' && !AND.test(rest);
		if (!cutsWord)
			return { after: `${mark === '\u00ad' ? '' : mark} `, told: toldBreak(left, before, right, `${mark} `) };
		if (mark === '\u00ad' || mark === '\u00ac')
			return { after: '', told: toldBreak(left, before, right, '') };
		if (mark === '-') {
			const chained = isLinked(text.text, index - left.length) || rest.startsWith('-', right.length);
			const verdict = judgeHyphen({ left, right, chained, atPageEnd: true, healedBeside: 0 }, evidence);
			if (verdict.kind === 'heal')
				return { after: '', told: toldHyphen(`${left}-${right}`, left + right, verdict.reason) };
		}
		return { after: mark, told: toldBreak(left, before, right, mark) };
	});
}

/** Whether a part of a word that begins here is joined to what stands before it. */
function isLinked(text: string, index: number): boolean {
	return text.endsWith('-', index) || text.endsWith('/', index);
}

/** An address that a line break cut is joined where the document has it whole on another line. */
function joinAddresses(text: TextUnderRepair, { addresses }: HyphenEvidence): void {
	if (!addresses) return;
	text.replaceAll(/(https?:\/\/\S+)\n(\S+)/g, ({ 0: before, 1: head = '', 2: tail = '' }) => {
		if (!addresses.has(head + tail)) return null;
		const reason = 'the document has this address whole on another line';
		return {
			after: head + tail,
			told: { kind: 'line_break', reason, words: { before, after: head + tail } }
		};
	});
}

/** Takes out the hyphens that line breaks left inside words, and notes those that the evidence leaves open. */
export function repairHyphens(text: TextUnderRepair, evidence: HyphenEvidence): void {
	healHyphens(text, evidence, 0, () => {});
	const healed = text.repairs.filter((repair) => repair.kind === 'hyphen').length;
	healHyphens(text, evidence, healed, (at, word, verdict) => noteOpen(text, at, word, verdict));
}

function healHyphens(
	text: TextUnderRepair,
	evidence: HyphenEvidence,
	healedBeside: number,
	leave: (at: number, word: string, verdict: HyphenVerdict) => void
): void {
	text.replaceAll(/(?<=[\p{L}\p{N}])-( ?)(?=[\p{L}\p{N}])/gu, ({ 0: hyphen, 1: space, index }) => {
		const tail = text.text.slice(index + hyphen.length);
		if (space !== '' && AND.test(tail)) return null;
		const left = partBefore(text.text, index);
		const right = partAfter(text.text, index + hyphen.length);
		// `skole/hjem-samarbejdet`: the hyphen joins the last part to both words.
		if (text.text.endsWith('/', index - left.length)) return null;
		const chained =
			isLinked(text.text, index - left.length) || /^-[\p{L}\p{N}]/u.test(tail.slice(right.length));
		const verdict = judgeHyphen({ left, right, chained, atPageEnd: false, healedBeside }, evidence);
		const word = left + hyphen + right;
		if (verdict.kind === 'heal') return { after: '', told: toldHyphen(word, left + right, verdict.reason) };
		if (space === '') leave(index, word, verdict);
		return null;
	});
}

function noteOpen(text: TextUnderRepair, at: number, word: string, verdict: HyphenVerdict): void {
	if (verdict.kind === 'undecided') {
		text.note(at, 'undecided-hyphen', `"${word}" stays as it stands: ${verdict.reason}`);
	}
	if (verdict.kind === 'lost_letter') {
		const message = `"${word}" has lost a letter (perhaps "${verdict.likely}") and stays as it stands: look the document up`;
		text.note(at, 'lost-letter', message);
	}
}

function toldHyphen(before: string, after: string, reason: string) {
	return { kind: 'hyphen' as const, reason, words: { before, after } };
}

function toldPageBreak(left: string, before: string, right: string, after: string) {
	const words = { before: left + before + right, after: left + after + right };
	return { kind: 'page_break' as const, reason: 'the text goes on over a page break', words };
}

function toldLineBreak(left: string, before: string, right: string, after: string) {
	const words = { before: left + before + right, after: left + after + right };
	return { kind: 'line_break' as const, reason: 'the text goes on over the line', words };
}
