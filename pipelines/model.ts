/**
 * What the stages hand to one another. A register folder is read into one `RegisterReading`; several readings
 * are built into one release.
 */
import type { LineRole, RepairKind } from '#lib/domain/source-codes.ts';
import type { CodingStatus, Implementation, Response } from '#lib/domain/vocabulary.ts';
import type {
	ContextText,
	CouncilWords,
	EvidencePassage,
	ThreadMember,
	TwoReadings
} from './beside-model.ts';

export { LINE_ROLES, REPAIR_KINDS, type LineRole, type RepairKind } from '#lib/domain/source-codes.ts';

/** What `register.json` says of a register folder. Field names there are the same as here. */
export interface RegisterDescriptor {
	/** True for the one council that `/` leads to. */
	readonly home?: boolean;
	readonly council: CouncilDescriptor;
	readonly sources: readonly SourceDescriptor[];
	/** The earliest date that the status texts can be of (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`), null without any status. */
	readonly statusAsOf: string | null;
	/** Status documents that came after the register, oldest first; left out where there is none. */
	readonly laterStatuses?: readonly LaterStatusDescriptor[];
}

/** A status document that says anew what became of some recommendations. */
export interface LaterStatusDescriptor {
	/** The date that its texts are of; after that of the status before it. */
	readonly asOf: string;
	/** Id of its source, of kind `status` and layout `status-list`. */
	readonly source: string;
	/** File of its codings in the folder, with the columns of `codings.csv`. */
	readonly codings: string;
}

export interface CouncilDescriptor {
	/** Start of every id of this council, `alb-ir`. */
	readonly id: string;
	/** First word of the council's addresses, `albertslund`. */
	readonly slug: string;
	readonly name: string;
	readonly municipality: string;
	/** What sort of advisory council: `integrationsråd`, `ældreråd` ... */
	readonly kind: string;
	readonly legalBasis: string;
	/** First and last year that the council's register covers. */
	readonly termFrom: number;
	readonly termTo: number;
}

export interface SourceDescriptor {
	/** `alb-ir-register`; public, used in `source_id`. */
	readonly id: string;
	/** File name inside the register folder. */
	readonly file: string;
	readonly title: string;
	/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where the document carries none. */
	readonly documentDate: string | null;
	/** What the document is: `register`, `status`, `minutes`, `remarks`, `policy`. */
	readonly kind: string;
	/**
	 * Which parser reads it: `year-table` for a table of year, recommendation and status; `status-list` for a later status;
	 * `minutes`, `remarks`, `policy`; `mapped-table` for a foreign register that `mapping.json` reads.
	 */
	readonly layout: string;
	/** SHA-256 of the copy in data/, lower-case hex. */
	readonly sha256: string;
	/** SHA-256 of the document as received; equal to `sha256` where nothing was replaced. */
	readonly sha256Original: string;
	/** On what terms the text may be used. */
	readonly terms: string;
}

/** A place in a source: 1-based line of the file as it lies in data/. */
export interface Place {
	/** `SourceDescriptor.file` for messages about any file of the folder (also `codings.csv`). */
	readonly source: string;
	readonly line: number;
}

/** Something a reader must know. `code` is kebab-case and stable, `message` is one English sentence that says what to do. */
export interface Finding extends Place {
	readonly code: string;
	readonly message: string;
}

/** One change made to a source text. `before` and `after` are the words concerned, not the whole line. */
export interface Repair extends Place {
	readonly kind: RepairKind;
	readonly before: string;
	readonly after: string;
	/** The evidence, in one sentence. */
	readonly reason: string;
}
/** Grain: one per source line, blank ones too, in the order of the file. */
export interface LineAccount extends Place {
	readonly role: LineRole;
	/** Ids of the theme, recommendation, statement, evidence and contexts that the line belongs to, in that order. */
	readonly entityIds: readonly string[];
}

export interface SourceReading {
	readonly descriptor: SourceDescriptor;
	/** `utf-8` or `windows-1252`. */
	readonly encoding: string;
	readonly byteOrderMark: boolean;
	readonly lineEnds: 'lf' | 'crlf' | 'cr' | 'mixed';
	/** SHA-256 of the bytes that were read. */
	readonly sha256: string;
	/** The lines as they stand, line ends taken off; index 0 is line 1. */
	readonly lines: readonly string[];
	/** The bytes as they stand. */
	readonly bytes: Uint8Array;
}

export interface Theme {
	/** `alb-ir-t01`, given once in `themes.csv` of the register folder. */
	readonly themeId: string;
	readonly label: string;
	/** Null while no shared area is named for it in `themes.csv`. */
	readonly areaId: string | null;
	readonly sourceLines: readonly number[];
}

export interface Statement {
	readonly statementId: string;
	readonly themeId: string;
	/** The healed text, on which quotes are checked. Paragraphs are separated by one line feed. */
	readonly text: string;
	/** The text as it stands in the source, pieces of a broken cell joined by one line feed. */
	readonly textSource: string;
	readonly sourceId: string;
	readonly sourceLines: readonly number[];
	/** Date of the later status that it stands in; null for a text of the register, which carries none of its own. */
	readonly asOf: string | null;
	/** Recommendations of the block that the cell stands beside, or that a later status names, in source order. */
	readonly standsFor: readonly string[];
	/** Recommendations that the coding says it speaks of, in source order. */
	readonly speaksOf: readonly string[];
}

export interface Recommendation {
	readonly recommendationId: string;
	readonly year: number;
	readonly themeId: string;
	/** The healed text. */
	readonly text: string;
	/** The text as it stands, pieces of a broken cell joined by one line feed. */
	readonly textSource: string;
	readonly sourceId: string;
	readonly sourceLines: readonly number[];
	/** The statement of the block that the row lies in; null where none stands beside it. */
	readonly blockStatementId: string | null;
	/** The latest that was judged of it. */
	readonly coding: Coding;
	/** Date of the status that `coding` is of, that of the register for a draft; null where no status was ever held against it. */
	readonly statusAsOf: string | null;
}

/** What was judged of a recommendation by one dated status. Grain: one per recommendation and status that judged it. */
export interface DatedCoding {
	readonly recommendationId: string;
	readonly asOf: string;
	readonly coding: Coding;
}

/** What `codings.csv` says of a recommendation; all null for a `draft`. */
export interface Coding {
	readonly codingStatus: CodingStatus;
	readonly response: Response | null;
	readonly implementation: Implementation | null;
	readonly statementIds: readonly string[];
	/** Verbatim part of `Statement.text`; empty for `unknown`. */
	readonly quote: string;
	readonly rationaleDa: string;
	readonly rationaleEn: string;
	readonly certain: boolean | null;
	readonly codebookVersion: string;
}

/** Grain: one per recommendation and statement that it stands beside (`group`) or that speaks of it (`direct`). */
export interface ResponseLink {
	readonly recommendationId: string;
	readonly statementId: string;
	readonly kind: 'direct' | 'group';
}

/** What the documents of one folder say, a council's or not. Order is that of the documents throughout. */
export interface DocumentsReading {
	readonly folder: string;
	readonly sources: readonly SourceReading[];
	readonly contexts: readonly ContextText[];
	readonly lineAccounts: readonly LineAccount[];
	readonly repairs: readonly Repair[];
	/** What stops a build: a line that could not be used, a coding that does not hold. */
	readonly problems: readonly Finding[];
	/** What a reader should know and that stops nothing: a letter the source lost, a hyphen left as it is. */
	readonly notes: readonly Finding[];
}

/** What `document.json` says of a folder of `data/contexts`: documents of no council. */
export interface DocumentDescriptor {
	readonly municipality: string;
	readonly sources: readonly SourceDescriptor[];
}

/** Everything one folder of `data/contexts` says. */
export interface ContextReading extends DocumentsReading {
	readonly descriptor: DocumentDescriptor;
}

/** Everything one register folder says. Order is that of the source throughout. */
export interface RegisterReading extends DocumentsReading {
	readonly descriptor: RegisterDescriptor;
	readonly themes: readonly Theme[];
	readonly recommendations: readonly Recommendation[];
	readonly statements: readonly Statement[];
	readonly responses: readonly ResponseLink[];
	/** Oldest status first, inside it in the order of the recommendations; none for drafts. */
	readonly judgements: readonly DatedCoding[];
	readonly evidence: readonly EvidencePassage[];
	readonly threads: readonly ThreadMember[];
	/** Empty where nobody has coded it twice. */
	readonly secondReadings: readonly TwoReadings[];
	readonly councilWords: CouncilWords;
	/** Records of an imported register that cannot be used, with their lines; left out for one that was read line by line. */
	readonly unusableLines?: readonly Finding[];
}
