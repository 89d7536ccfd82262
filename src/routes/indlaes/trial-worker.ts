import type { Mapping } from '#pipelines/import/mapping.ts';
import { refusedReport } from '#pipelines/import/import-report.ts';
import { ImportRefusal, READ_BOUNDS } from '#pipelines/import/table-file.ts';
import { type Trial, tryImport } from './trial.ts';

/** What the worker is asked: one file and how it is to be read. */
export interface TrialQuestion {
	readonly file: File;
	readonly mapping: Mapping | null;
}

/** What it answers: how far it is, at last the trial, or that the program failed. */
export type TrialAnswer =
	| { readonly kind: 'progress'; readonly share: number }
	| { readonly kind: 'trial'; readonly trial: Trial }
	| { readonly kind: 'failed'; readonly message: string };

const answer = (message: TrialAnswer) => self.postMessage(message);

async function answerTo({ file, mapping }: TrialQuestion): Promise<Trial> {
	if (file.size > READ_BOUNDS.fileBytes) {
		const refusal = new ImportRefusal('too-large', `the file has ${file.size} bytes: split it by year`);
		return { report: refusedReport(refusal), columns: [], hasSpanning: false, sample: [], answers: [] };
	}
	let said = 0;
	return tryImport({
		bytes: new Uint8Array(await file.arrayBuffer()),
		fileName: file.name,
		mapping,
		progress: (share) => {
			if (share < said + 0.01) return;
			said = share;
			answer({ kind: 'progress', share });
		}
	});
}

self.addEventListener('message', ({ data }: MessageEvent<TrialQuestion>) => {
	answerTo(data).then(
		(trial) => answer({ kind: 'trial', trial }),
		(cause: unknown) =>
			answer({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) })
	);
});
