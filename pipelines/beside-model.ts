/** What stands beside a register: the words of other documents, threads, a second reading. */
import type {
	ContextKind,
	EvidenceEffect,
	Implementation,
	Response,
	ThreadLink
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
