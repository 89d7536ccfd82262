import { Worker } from 'node:worker_threads';
import type { MappedFile } from '../import/apply-mapping.ts';
import { type ImportReport, refusedReport } from '../import/import-report.ts';
import {
	IMPORT_DEADLINE_MS,
	IMPORT_MEMORY_MB,
	type ImportAnswer,
	type ImportRequest
} from '../import/import-worker.ts';
import { ImportRefusal, type Progress } from '../import/table-file.ts';

/** What a thread may use. */
export interface ThreadBounds {
	readonly milliseconds: number;
	/** Memory of what it builds, in MB. */
	readonly megabytes: number;
}

/** What came of reading a file in a thread of its own. */
export interface ThreadResult {
	readonly report: ImportReport;
	readonly mapped: MappedFile | null;
}

/**
 * Does the dry run of a foreign file in a thread of its own, which is ended when it takes too long or too much: the file is
 * refused as `too-long` or `too-much-memory` then. The bytes are handed over and cannot be used afterwards where they have a
 * buffer of their own.
 *
 * Rejects on a fault of the program.
 */
export async function readInThread(
	request: ImportRequest,
	{
		bounds = { milliseconds: IMPORT_DEADLINE_MS, megabytes: IMPORT_MEMORY_MB },
		progress
	}: { readonly bounds?: ThreadBounds; readonly progress?: Progress } = {}
): Promise<ThreadResult> {
	const worker = new Worker(new URL('./import-thread.mjs', import.meta.url), {
		resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes }
	});
	const { bytes } = request;
	const own = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
	try {
		return await new Promise<ThreadResult>((resolve, reject) => {
			const deadline = setTimeout(() => resolve(tooLong(bounds)), bounds.milliseconds);
			worker.on('message', (answer: ImportAnswer) => {
				if (answer.kind === 'progress') return progress?.(answer.share);
				clearTimeout(deadline);
				if (answer.kind === 'done') resolve({ report: answer.report, mapped: answer.mapped });
				else reject(new Error(`import failed: ${answer.message}`));
			});
			worker.on('error', (cause: NodeJS.ErrnoException) => {
				clearTimeout(deadline);
				if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooMuch(bounds));
				else reject(new Error('import failed', { cause }));
			});
			worker.on('exit', (code) => {
				clearTimeout(deadline);
				reject(new Error(`import failed: its thread ended with ${code}`));
			});
			worker.postMessage(request, own ? [bytes.buffer as ArrayBuffer] : []);
		});
	} finally {
		await worker.terminate();
	}
}

function tooLong({ milliseconds }: ThreadBounds): ThreadResult {
	return refused(
		'too-long',
		`the file was not read within ${milliseconds / 1_000} seconds: split it by year, or save it as CSV`
	);
}

function tooMuch({ megabytes }: ThreadBounds): ThreadResult {
	return refused(
		'too-much-memory',
		`reading the file takes more than ${megabytes} MB of memory: split it by year, or save it as CSV`
	);
}

function refused(code: string, message: string): ThreadResult {
	return { report: refusedReport(new ImportRefusal(code, message)), mapped: null };
}
