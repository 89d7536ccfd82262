import { stateOf, VERDICTS } from '#lib/domain/vocabulary.ts';
import type { CouncilPriority, CouncilVerdict, CouncilWords, MunicipalReply } from '../beside-model.ts';
import type { Finding } from '../model.ts';
import {
	type DatedWords,
	type DatedWordsRead,
	readDatedWords,
	type WordedRegister,
	type WordForm
} from './read-dated-words.ts';

/** So many recommendations a council can put first. */
const MOST_PRIORITIES = 10;

const byDate = ({ recommendationId, date }: DatedWords) => `${recommendationId} of ${date}`;

const VERDICT_FORM: WordForm<CouncilVerdict> = {
	file: 'verdicts.csv',
	column: 'verdict',
	keyOf: byDate,
	rowOf: (words, cell) => {
		const verdict = VERDICTS.find((code) => code === cell);
		if (verdict) return { ...words, verdict };
		return ['unknown-verdict', `unknown verdict: "${cell}": the codes are ${VERDICTS.join(', ')}`];
	}
};

const REPLY_FORM: WordForm<MunicipalReply> = {
	file: 'replies.csv',
	column: 'text',
	keyOf: byDate,
	rowOf: (words, text) => {
		if (text !== '') return { ...words, text };
		return ['empty-text', 'the reply has no text: write it as it was given, or take the line out'];
	}
};

const PRIORITY_FORM: WordForm<CouncilPriority> = {
	file: 'priorities.csv',
	column: 'rank',
	keyOf: ({ recommendationId }) => recommendationId,
	rowOf: (words, cell) => {
		const rank = /^[1-9]\d*$/.test(cell) ? Number(cell) : 0;
		if (rank >= 1 && rank <= MOST_PRIORITIES) return { ...words, rank };
		return ['invalid-rank', `invalid rank: "${cell}": write a whole number from 1 to ${MOST_PRIORITIES}`];
	}
};

/**
 * Reads what a council and its municipality say of recommendations and codings, from `verdicts.csv`, `replies.csv` and
 * `priorities.csv`, each of which a folder may lack. Records that cannot be used are problems and left out. A priority on
 * what is not open is kept with a note.
 */
export function readCouncilWords(
	files: ReadonlyMap<string, Uint8Array>,
	register: WordedRegister
): {
	readonly words: CouncilWords;
	readonly problems: readonly Finding[];
	readonly notes: readonly Finding[];
} {
	const read = <Row extends DatedWords>(form: WordForm<Row>) =>
		readDatedWords(files.get(form.file), form, register);
	const [verdicts, replies, priorities] = [read(VERDICT_FORM), read(REPLY_FORM), read(PRIORITY_FORM)];
	const all: readonly DatedWordsRead<DatedWords>[] = [verdicts, replies, priorities];
	return {
		words: {
			verdicts: [...verdicts.rows.values()],
			replies: [...replies.rows.values()],
			priorities: [...priorities.rows.values()]
		},
		problems: [...all.flatMap(({ problems }) => problems), ...rankProblems(priorities.rows)],
		notes: [...all.flatMap(({ notes }) => notes), ...notOpen(priorities.rows, register)]
	};
}

/** Ranks given twice, and priorities beyond the tenth. */
function rankProblems(priorities: ReadonlyMap<number, CouncilPriority>): Finding[] {
	const source = PRIORITY_FORM.file;
	const lines = new Map<number, number>();
	const problems: Finding[] = [];
	for (const [line, { rank }] of priorities) {
		const before = lines.get(rank);
		if (before !== undefined) {
			const message = `the rank ${rank} stands on line ${before} already: give each its own`;
			problems.push({ source, line, code: 'doubled-rank', message });
		}
		lines.set(rank, line);
	}
	const [tooMany] = [...priorities.keys()].slice(MOST_PRIORITIES);
	if (tooMany !== undefined) {
		const message = `${priorities.size} priorities: a council puts at most ${MOST_PRIORITIES} first, take some out`;
		problems.push({ source, line: tooMany, code: 'too-many-priorities', message });
	}
	return problems;
}

function notOpen(
	priorities: ReadonlyMap<number, CouncilPriority>,
	{ recommendations }: WordedRegister
): Finding[] {
	const codings = new Map(recommendations.map(({ recommendationId, coding }) => [recommendationId, coding]));
	return [...priorities].flatMap(([line, { recommendationId: id }]) => {
		const implementation = codings.get(id)?.implementation ?? null;
		if (implementation === null || stateOf(implementation) === 'open') return [];
		const message = `${id} is not open, by the municipality's words it is ${implementation}: does the council still put it first?`;
		return [{ source: PRIORITY_FORM.file, line, code: 'priority-not-open', message }];
	});
}
