import { dryRun } from './dry-run.ts';
import type { MappedFile } from './apply-mapping.ts';
import type { ImportReport } from './import-report.ts';
import type { Mapping } from './mapping.ts';

/**
 * The messages between a page or command and the thread that reads a foreign file: the reading is bounded by ending the thread.
 */
export interface ImportRequest {
	readonly bytes: Uint8Array;
	/** A year in the name of the file counts where nothing else says one. */
	readonly fileName: string;
	/** Null for one that is proposed. */
	readonly mapping: Mapping | null;
	/** True where the rows themselves are wanted too, for writing them into a register. */
	readonly withRows?: boolean;
}

/** What the thread says: how far it is, at last what came of it. `failed` is a fault of the program, not of the file. */
export type ImportAnswer =
	| { readonly kind: 'progress'; readonly share: number }
	| {
			readonly kind: 'done';
			readonly report: ImportReport;
			/** Null where the rows were not asked for, and where the file is refused. */
			readonly mapped: MappedFile | null;
	  }
	| { readonly kind: 'failed'; readonly message: string };

/** How long a thread may read one file, in milliseconds. */
export const IMPORT_DEADLINE_MS = 60_000;
/** Memory that a thread may use for what it builds, in MB. The bytes of the file and of what is packed in it have their own bounds. */
export const IMPORT_MEMORY_MB = 1_024;

/** Progress is told when it has gone on by this much. */
const STEP = 0.01;

/** Does a dry run inside a thread of whatever kind, and answers through `post`. Never rejects. */
export async function answerImport(
	{ withRows, ...input }: ImportRequest,
	post: (answer: ImportAnswer) => void
): Promise<void> {
	let told = -1;
	const progress = (share: number) => {
		if (share - told < STEP) return;
		told = share;
		post({ kind: 'progress', share });
	};
	try {
		const { report, mapped } = await dryRun({ ...input, progress });
		post({ kind: 'done', report, mapped: withRows ? mapped : null });
	} catch (cause) {
		post({
			kind: 'failed',
			message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
		});
	}
}
