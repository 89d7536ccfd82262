/** What stands beside a register: the words of other documents, threads, a second reading, the council's own word. */
import type {
	ContextKind,
	EvidenceEffect,
	Implementation,
	Response,
	ThreadLink,
	Verdict
} from '#lib/domain/vocabulary.ts';

/** A goal, offer, remark or wish of a document. Grain: one per text, in the order of `contexts.csv`. */
export interface ContextText {
	readonly contextId: string;
	readonly municipality: string;
	readonly kind: ContextKind;
	readonly areaId: string;
	/** Headings that it stands under, joined by ` › `; empty where none does. */
	readonly heading: string;
	/** The healed text. */
	readonly text: string;
	readonly year: number;
	readonly sourceId: string;
	readonly sourceLines: readonly number[];
}

/** Grain: one per passage and recommendation that it bears on, in the order of `evidence.csv`. */
export interface EvidencePassage {
	readonly evidenceId: string;
	readonly recommendationId: string;
	readonly sourceId: string;
	readonly sourceLines: readonly number[];
	/** Date of the document. */
	readonly date: string;
	/** Verbatim: the lines as they stand, joined by one space. */
	readonly quote: string;
	readonly effect: EvidenceEffect;
	readonly noteDa: string;
	readonly noteEn: string;
}

/** Grain: one per recommendation in a thread, in the order of `threads.csv`. */
export interface ThreadMember {
	readonly threadId: string;
	readonly labelDa: string;
	readonly labelEn: string;
	readonly recommendationId: string;
	readonly year: number;
	/** To the one before it in the thread; null for the first. */
	readonly link: ThreadLink | null;
	/** Empty for the first. */
	readonly rationaleDa: string;
	readonly rationaleEn: string;
}

/** The two codes that agreement is measured on, and why they were given. */
export interface CodePair {
	readonly response: Response;
	readonly implementation: Implementation;
	readonly rationaleDa: string;
	readonly rationaleEn: string;
}

/** Grain: one per recommendation that was coded twice, in the order of the source. */
export interface TwoReadings {
	readonly recommendationId: string;
	readonly first: CodePair;
	readonly second: CodePair;
	/** What stands in `codings.csv`, and how a disagreement was settled; rationales empty where both agree. */
	readonly settled: CodePair;
}

/** What is said of one recommendation on one day, by its council or its municipality. */
interface DatedWord {
	readonly recommendationId: string;
	/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
	readonly date: string;
	/** Empty for nothing. */
	readonly note: string;
}

/** Grain: one per recommendation and date on which the council gave its word, in the order of `verdicts.csv`. */
export interface CouncilVerdict extends DatedWord {
	readonly verdict: Verdict;
}

/** Grain: one per recommendation and date on which the municipality replied to its coding, in the order of `replies.csv`. */
export interface MunicipalReply extends DatedWord {
	readonly text: string;
}

/** Grain: one per recommendation that the council puts first, in the order of `priorities.csv`. */
export interface CouncilPriority extends DatedWord {
	/** 1 to 10, each once. */
	readonly rank: number;
}

/** What a council says of its recommendations, and the municipality of how its words were coded. Empty where nobody did. */
export interface CouncilWords {
	readonly verdicts: readonly CouncilVerdict[];
	readonly replies: readonly MunicipalReply[];
	readonly priorities: readonly CouncilPriority[];
}
